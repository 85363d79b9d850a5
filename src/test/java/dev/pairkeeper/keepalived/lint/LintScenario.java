package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Configuration;
import dev.pairkeeper.keepalived.conf.ConfigurationParser;
import dev.pairkeeper.keepalived.conf.Sources;
import dev.pairkeeper.topology.WritePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder: {@code NODE.conf} for each node; with {@code facts.json} what is known beside the text:
 * {@code {"writePolicy": …, "hosts": {NODE: HostFacts}}}.
 *
 * @param expected {@code NODE:LINE RULE} of every mark
 */
record LintScenario(LintedPair pair, Set<String> expected) {

  private static final Pattern MARK = Pattern.compile("! <- (.+)$");
  private static final Pattern RULES = Pattern.compile(" *, *");
  private static final JsonMapper JSON = JsonMapper.shared();

  /** What stands in facts.json. */
  record Facts(@Nullable WritePolicy writePolicy, @Nullable Map<String, HostFacts> hosts) {

    HostFacts of(String node) {
      return hosts == null ? HostFacts.NONE : hosts.getOrDefault(node, HostFacts.NONE);
    }
  }

  static LintScenario read(Path folder) throws IOException {
    Path told = folder.resolve("facts.json");
    Facts facts =
        Files.exists(told)
            ? JSON.readValue(Files.readString(told), Facts.class)
            : new Facts(null, null);
    List<LintedNode> nodes = new ArrayList<>();
    Set<String> expected = new TreeSet<>();
    for (Path file : files(folder)) {
      String name = file.getFileName().toString().replace(".conf", "");
      String text = Files.readString(file);
      Configuration read = ConfigurationParser.parse(Sources.of(name, text), name);
      nodes.add(new LintedNode(name, read, facts.of(name)));
      marks(name, text, expected);
    }
    return new LintScenario(new LintedPair(nodes, facts.writePolicy()), expected);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList();
    }
  }

  private static void marks(String node, String text, Set<String> into) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher mark = MARK.matcher(lines.get(i));
      if (mark.find()) {
        for (String rule : RULES.splitAsStream(mark.group(1)).toList()) {
          into.add("%s:%d %s".formatted(node, i + 1, rule));
        }
      }
    }
  }
}
