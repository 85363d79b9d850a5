package dev.pairkeeper.keepalived.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.keepalived.conf.ConfigurationParser;
import dev.pairkeeper.keepalived.conf.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws that hold for any text, shown on scenarios with lines lost, doubled, moved or spoilt. */
class LinterPropertyTests {

  private static final String PASSWORD = "k4dj2s9x";
  private static final List<String> SPOILT =
      List.of("", "-1", "0", "99999999999999999999", "nonsense", "::", "10.0.0.0/0", "1e9", "{");

  @Property(tries = 500)
  void anyTextIsCheckedWithoutAnExceptionAndWithoutShowingAPassword(
      @ForAll("folders") Path folder, @ForAll long seed) throws IOException {
    LintedPair pair = spoilt(LintScenario.read(folder).pair(), new Random(seed));
    assertThat(Linter.lint(pair).toString()).doesNotContain(PASSWORD);
  }

  @Provide
  Arbitrary<Path> folders() throws IOException {
    return Arbitraries.of(LintScenarioTests.bad().toList());
  }

  private static LintedPair spoilt(LintedPair pair, Random random) {
    return new LintedPair(
        pair.nodes().stream().map(node -> spoilt(node, random)).toList(), pair.writePolicy());
  }

  private static LintedNode spoilt(LintedNode node, Random random) {
    Sources sources = node.configuration().sources();
    List<String> lines =
        new ArrayList<>(sources.texts().getOrDefault(sources.main(), "").lines().toList());
    for (int i = random.nextInt(5); i > 0; i--) {
      int at = random.nextInt(lines.size());
      String line = lines.get(at);
      switch (random.nextInt(4)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(random.nextInt(lines.size()), line);
        case 2 -> lines.set(at, line + " " + lines.get(random.nextInt(lines.size())).strip());
        default ->
            lines.set(at, line.replaceFirst("\\S+$", SPOILT.get(random.nextInt(SPOILT.size()))));
      }
    }
    Sources changed = Sources.of("main", String.join("\n", lines));
    return new LintedNode(
        node.name(), ConfigurationParser.parse(changed, node.name()), node.host());
  }
}
