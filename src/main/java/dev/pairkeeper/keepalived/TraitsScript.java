package dev.pairkeeper.keepalived;

import dev.pairkeeper.topology.HostTraits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is run on a host to learn how its keepalived takes a configuration. {@link #functions()} and
 * the command {@link #read} go to a shell at once, and {@link #parse} reads the answer.
 */
public final class TraitsScript {

  private static final String FUNCTIONS = Resources.text("/node/read-host.sh");
  private static final Pattern OPTIONS =
      Pattern.compile("^(Config|System) options:(.*)$", Pattern.MULTILINE);
  private static final Pattern USER = Pattern.compile("(yes|no) (\\S+)");

  private TraitsScript() {}

  /** The script, {@code node/read-host.sh}: POSIX sh that defines functions. */
  public static String functions() {
    return FUNCTIONS;
  }

  /** The words of the command that asks, also for these users; still to be quoted. */
  public static List<String> read(Collection<String> users) {
    List<String> words = new ArrayList<>(List.of("read_host"));
    words.addAll(users);
    return List.copyOf(words);
  }

  /** What the answer tells; of an odd one or one that broke off nothing, never an exception. */
  public static HostTraits parse(String answer) {
    Map<String, String> sections = Sections.of(answer);
    if (!sections.containsKey("end")) {
      return HostTraits.UNTOLD;
    }
    return new HostTraits(
        options(sections.getOrDefault("version", "")),
        ipvs(sections.getOrDefault("ipvs", "").strip()),
        users(sections.getOrDefault("users", "")));
  }

  /** Both lists: which of them has a word changed with the releases. */
  private static @Nullable Set<String> options(String version) {
    List<String> words = new ArrayList<>();
    Matcher list = OPTIONS.matcher(version);
    while (list.find()) {
      words.addAll(List.of(list.group(2).strip().split("\\s+")));
    }
    return words.contains("VRRP") ? Set.copyOf(words) : null;
  }

  private static @Nullable Boolean ipvs(String word) {
    return switch (word) {
      case "yes" -> true;
      case "no" -> false;
      default -> null;
    };
  }

  private static Map<String, Boolean> users(String lines) {
    Map<String, Boolean> users = new HashMap<>();
    lines
        .lines()
        .map(USER::matcher)
        .filter(Matcher::matches)
        .forEach(line -> users.put(line.group(2), line.group(1).equals("yes")));
    return users;
  }
}
