package dev.pairkeeper.discovery;

import dev.pairkeeper.keepalived.AddressEvent;
import dev.pairkeeper.topology.InterfaceAddress;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.Sha256;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lines that {@code node/discover.sh} and {@code node/describe.sh} print; their heads describe
 * them. Never throws.
 */
final class HostAnswer {

  private static final Pattern UNIT =
      Pattern.compile("/system\\.slice/(?:[^/\\n]*\\.slice/)?([^/\\n]+)\\.service");
  private static final Pattern NEIGHBOUR =
      Pattern.compile("(?m)^([0-9a-fA-F:.]+) dev \\S+ lladdr ([0-9a-fA-F:]{17})\\b");
  private static final Pattern QUOTED_PATH = Pattern.compile("'(/[^'\\n]{1,500})'");
  private static final Pattern OPTION_FILES =
      Pattern.compile("Default options are read from the following files[^\\n]*\\n([^\\n]*)");
  private static final int LONGEST_WORD = 500;

  private final List<List<String>> lines;

  HostAnswer(String answer) {
    this.lines = answer.lines().map(line -> List.of(line.split(" ", -1))).toList();
  }

  /** Whether the script came to its end. */
  boolean whole() {
    return lines.contains(List.of("end"));
  }

  HostFacts facts() {
    return new HostFacts(
        text("user"),
        text("host"),
        addresses(),
        pairs(NEIGHBOUR, text("neighbours")),
        lines.contains(List.of("systemd", "yes")),
        lines("process").flatMap(HostAnswer::process).toList(),
        lines("unit").flatMap(line -> UnitFacts.parse(text(line, 1)).stream()).toList(),
        lines("init").filter(line -> line.size() == 2).map(line -> line.get(1)).toList(),
        keepalivedVersion(),
        matches(QUOTED_PATH, defaults("keepalived")).map(match -> match.group(1)).toList(),
        optionFiles(defaults("mysql")));
  }

  /** Adds what {@code show} told. */
  void addTo(HostFiles files) {
    lines("file")
        .filter(line -> line.size() == 3)
        .forEach(line -> {
          files.read(text(line, 1), text(line, 2));
        });
    lines("unreadable").forEach(line -> files.refuse(text(line, 1)));
  }

  /** The first line of {@code keepalived --version}, empty when it is not told. */
  String keepalivedVersion() {
    return text("keepalived").lines().findFirst().orElse("");
  }

  /** Addresses of the other node as this host finds them; {@code describe} told. */
  List<InetAddress> peer() {
    return text("peer")
        .lines()
        .map(line -> line.split("\\s", 2)[0])
        .flatMap(word -> PeerChannels.address(word).stream())
        .distinct()
        .toList();
  }

  /** Whether the host can tell its neighbours of an address; {@code describe} told. */
  boolean arping() {
    return lines.contains(List.of("arping", "yes"));
  }

  /** Whole files by path, as {@code describe} told. */
  Map<String, HeldFile> held() {
    Map<String, HeldFile> files = new HashMap<>();
    lines("held").filter(HostAnswer::isWhole).forEach(line -> files.put(text(line, 1), held(line)));
    return files;
  }

  /** Paths of files that {@code describe} could not read, or not whole. */
  Set<String> unreadable() {
    return Stream.concat(lines("unreadable"), lines("held").filter(line -> !isWhole(line)))
        .map(line -> text(line, 1))
        .collect(Collectors.toSet());
  }

  private static boolean isWhole(List<String> line) {
    byte[] content = line.size() == 5 ? bytes(line, 4) : new byte[0];
    return content.length > 0 && content[content.length - 1] == '.';
  }

  private static HeldFile held(List<String> line) {
    byte[] bytes = bytes(line, 4);
    byte[] content = Arrays.copyOf(bytes, bytes.length - 1);
    return new HeldFile(
        Secret.of(new String(content, StandardCharsets.UTF_8)),
        Sha256.of(content),
        line.get(2),
        line.get(3));
  }

  private List<InterfaceAddress> addresses() {
    return text("addresses")
        .lines()
        .flatMap(line -> AddressEvent.parse(line).stream())
        .map(AddressEvent::address)
        .toList();
  }

  private static Stream<HostProcess> process(List<String> line) {
    if (line.size() != 5) {
      return Stream.empty();
    }
    List<String> arguments =
        Arrays.stream(text(line, 2).split("\0"))
            .map(word -> word.substring(0, Math.min(word.length(), LONGEST_WORD)))
            .toList();
    String executable = text(line, 3);
    return Stream.of(
        new HostProcess(
            line.get(1), arguments, executable.isEmpty() ? null : executable, unit(text(line, 4))));
  }

  private static @Nullable String unit(String controlGroups) {
    return matches(UNIT, controlGroups)
        .map(match -> match.group(1))
        .filter(name -> !name.startsWith("user@"))
        .findFirst()
        .orElse(null);
  }

  private static List<String> optionFiles(String help) {
    return matches(OPTION_FILES, help)
        .flatMap(match -> Arrays.stream(match.group(1).split("\\s+")))
        .filter(word -> word.startsWith("/"))
        .toList();
  }

  private static Map<String, String> pairs(Pattern pattern, String text) {
    Map<String, String> pairs = new HashMap<>();
    matches(pattern, text).forEach(match -> pairs.put(match.group(1), match.group(2)));
    return pairs;
  }

  private static Stream<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }

  private String defaults(String program) {
    return lines("default")
        .filter(line -> line.size() == 3 && line.get(1).equals(program))
        .map(line -> text(line, 2))
        .findFirst()
        .orElse("");
  }

  private String text(String name) {
    return lines(name).map(line -> text(line, 1)).findFirst().orElse("").strip();
  }

  private Stream<List<String>> lines(String name) {
    return lines.stream().filter(line -> line.getFirst().equals(name));
  }

  private static String text(List<String> line, int index) {
    return new String(bytes(line, index), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(List<String> line, int index) {
    if (index >= line.size() || line.get(index).equals("=")) {
      return new byte[0];
    }
    try {
      return Base64.getDecoder().decode(line.get(index));
    } catch (IllegalArgumentException cutOff) {
      return new byte[0];
    }
  }
}
