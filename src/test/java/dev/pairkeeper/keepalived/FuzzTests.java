package dev.pairkeeper.keepalived;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.keepalived.conf.Configuration;
import dev.pairkeeper.keepalived.conf.ConfigurationParser;
import dev.pairkeeper.keepalived.conf.Declared;
import dev.pairkeeper.keepalived.conf.Sources;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock;
import dev.pairkeeper.keepalived.conf.VrrpScriptBlock;
import dev.pairkeeper.keepalived.lint.HostFacts;
import dev.pairkeeper.keepalived.lint.LintedNode;
import dev.pairkeeper.keepalived.lint.LintedPair;
import dev.pairkeeper.keepalived.lint.Linter;
import dev.pairkeeper.keepalived.render.SpecReader;
import dev.pairkeeper.topology.WritePolicy;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Hostile texts through all that reads keepalived.conf. {@code -Dpairkeeper.fuzz.seconds=60} for
 * longer, {@code -Dpairkeeper.fuzz.seed=…} to begin where another run did, {@code
 * -Dpairkeeper.fuzz.skip=…} to pass over as many of its executions without reading them.
 */
class FuzzTests {

  private static final Duration BUDGET =
      Duration.ofSeconds(Long.getLong("pairkeeper.fuzz.seconds", 3));
  private static final long MOST_CPU_NANOS = Duration.ofSeconds(5).toNanos();

  @Test
  void noTextMakesAnyReaderThrowOrLinger() {
    long seed = Long.getLong("pairkeeper.fuzz.seed", System.nanoTime());
    HostileText texts = new HostileText(seed);
    int executions = Integer.getInteger("pairkeeper.fuzz.skip", 0);
    for (int skipped = 0; skipped < executions; skipped++) {
      filesOf(texts);
    }
    long end = System.nanoTime() + BUDGET.toNanos();
    while (System.nanoTime() < end) {
      executions++;
      read(texts, "execution %d of seed %d".formatted(executions, seed));
    }
    System.out.printf("fuzz: %,d texts in %d s, seed %d%n", executions, BUDGET.toSeconds(), seed);
    assertThat(executions).isPositive();
  }

  /** Found by chance: a definition had brought them. */
  @Test
  void blockOfManyCommandsIsReadInTheirNumber() {
    String block = "vrrp_script c {\n" + "script /x\n".repeat(40_000) + "}\n";
    long begun = cpuNanos();
    readAll(Map.of("/e/k.conf", block, "/e/a.conf", block));
    assertThat(cpuNanos() - begun).isLessThan(MOST_CPU_NANOS);
  }

  private static void read(HostileText texts, String which) {
    Map<String, String> files = filesOf(texts);
    long begun = cpuNanos();
    try {
      readAll(files);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(which + " throws; its files: " + files, e);
    }
    assertThat(cpuNanos() - begun)
        .as("%s takes too long; its files: %s", which, files)
        .isLessThan(MOST_CPU_NANOS);
  }

  private static Map<String, String> filesOf(HostileText texts) {
    TreeMap<String, String> files = new TreeMap<>();
    for (String path : List.of("/e/k.conf", "/e/a.conf", "/e/b.conf")) {
      files.put(path, texts.next());
    }
    return files;
  }

  private static void readAll(Map<String, String> files) {
    TreeMap<String, String> texts = new TreeMap<>(files);
    LintedNode first = node("db1", new Sources("/e/k.conf", texts));
    LintedNode second = node("db2", new Sources("/e/a.conf", texts));
    Declared declared = new Declared(first.configuration());
    declared.instances().forEach(instance -> readInstance(declared, instance));
    declared.scripts().forEach(FuzzTests::readScript);
    assertThat(SpecReader.read(first.configuration())).isNotNull();
    Linter.lint(new LintedPair(List.of(first, second), WritePolicy.SINGLE_WRITER));
  }

  private static LintedNode node(String name, Sources sources) {
    Configuration read = ConfigurationParser.parse(sources, name);
    return new LintedNode(name, read, HostFacts.NONE);
  }

  private static void readInstance(Declared declared, VrrpInstanceBlock instance) {
    List<Object> read =
        List.of(
            instance.name(),
            instance.state(),
            instance.priority(),
            instance.virtualRouterId(),
            instance.networkInterface(),
            instance.advertIntervalSeconds(),
            instance.addresses(),
            instance.unicastPeers(),
            instance.trackedScripts(),
            instance.authentication("auth_pass"),
            instance.statement().lastLine(),
            declared.version(instance));
    assertThat(read).doesNotContainNull();
  }

  private static void readScript(VrrpScriptBlock script) {
    List<Object> read =
        List.of(
            script.name(),
            script.command(),
            script.intervalSeconds(),
            script.timeoutSeconds(),
            script.weight(),
            script.fall(),
            script.rise(),
            script.statement().commandWords());
    assertThat(read).doesNotContainNull();
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
