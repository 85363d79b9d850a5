package dev.pairkeeper.operation;

import dev.pairkeeper.plan.AppArmorProfile;
import dev.pairkeeper.plan.Preflight.Finding;
import dev.pairkeeper.plan.Preflight.OfHost;
import dev.pairkeeper.plan.Preflight.PackageTool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lines that {@code node/preflight.sh} prints; its head describes them. Never throws. */
final class PreflightAnswer {

  private final List<List<String>> lines;

  PreflightAnswer(String answer) {
    this.lines = answer.lines().map(line -> List.of(line.split(" ", -1))).toList();
  }

  /** Whether the script came to its end. */
  boolean whole() {
    return lines.contains(List.of("end"));
  }

  OfHost host(Duration clockAhead) {
    return new OfHost(
        "yes".equals(word("root", 1)),
        clockAhead,
        programs(),
        tool(),
        installable(),
        finding(word("peer", 1)),
        text("peer", 2),
        free(),
        lines("folder").map(line -> text(line, 1)).distinct().toList(),
        "yes".equals(word("interface", 1)),
        finding(word("vip", 1)),
        text("vip", 2),
        heard(),
        known("firewall").filter(rules -> !rules.equals("unreadable")).orElse(null),
        known("selinux").map(String::strip).orElse(null),
        lines("apparmor").filter(line -> line.size() == 5).map(PreflightAnswer::profile).toList(),
        known("enabled").map(said -> said.strip().equals("enabled")).orElse(null));
  }

  private Map<String, String> programs() {
    Map<String, String> paths = new HashMap<>();
    lines("program")
        .filter(line -> line.size() == 3)
        .forEach(line -> paths.put(line.get(1), text(line, 2)));
    return paths;
  }

  private PackageTool tool() {
    String name = word("packages", 1).toUpperCase(Locale.ROOT);
    return Arrays.stream(PackageTool.values())
        .filter(tool -> tool.name().equals(name))
        .findFirst()
        .orElse(PackageTool.NONE);
  }

  private Map<String, Finding> installable() {
    Map<String, Finding> found = new HashMap<>();
    lines("package")
        .filter(line -> line.size() == 3)
        .forEach(line -> found.put(line.get(1), finding(line.get(2))));
    return found;
  }

  private static AppArmorProfile profile(List<String> line) {
    String file = text(line, 3);
    String rules = text(line, 4);
    return new AppArmorProfile(
        line.get(1),
        line.get(2).equals("enforce") || line.get(2).equals("kill"),
        file.isEmpty() ? null : file,
        rules.isEmpty() ? null : rules);
  }

  private static Finding finding(String word) {
    return switch (word) {
      case "open", "answered", "yes" -> Finding.YES;
      case "closed", "silent", "no" -> Finding.NO;
      default -> Finding.UNKNOWN;
    };
  }

  private @Nullable Long free() {
    String bytes = word("free", 1);
    return bytes.matches("[0-9]{1,18}") ? Long.valueOf(bytes) : null;
  }

  private @Nullable Set<String> heard() {
    return "heard".equals(word("vrrp", 1))
        ? text("vrrp", 2)
            .lines()
            .map(line -> line.split(" ", -1)[0])
            .filter(source -> source.matches("[0-9a-fA-F.:]+"))
            .collect(Collectors.toSet())
        : null;
  }

  private Optional<String> known(String name) {
    return Optional.of(text(name, 1)).filter(text -> !text.isEmpty());
  }

  private String word(String name, int at) {
    return lines(name)
        .filter(line -> line.size() > at)
        .map(line -> line.get(at))
        .findFirst()
        .orElse("");
  }

  private String text(String name, int at) {
    return lines(name).map(line -> text(line, at)).findFirst().orElse("");
  }

  private Stream<List<String>> lines(String name) {
    return lines.stream().filter(line -> line.getFirst().equals(name));
  }

  private static String text(List<String> line, int at) {
    if (line.size() <= at) {
      return "";
    }
    try {
      return new String(Base64.getDecoder().decode(line.get(at)), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException empty) {
      return "";
    }
  }
}
