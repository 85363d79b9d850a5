package dev.pairkeeper.keepalived.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.pairkeeper.keepalived.conf.ConfigurationParser;
import dev.pairkeeper.keepalived.conf.Sources;
import dev.pairkeeper.keepalived.lint.HostFacts.ScriptFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What findings about scripts say, and where. */
class ScriptFindingTests {

  private static List<Finding> lint(HostFacts facts, String... lines) {
    return lint(Sources.of("keepalived.conf", String.join("\n", lines) + "\n"), facts);
  }

  private static List<Finding> lint(Sources sources, HostFacts facts) {
    LintedNode node = new LintedNode("db1", ConfigurationParser.parse(sources, "db1"), facts);
    return Linter.lint(new LintedPair(List.of(node), null));
  }

  private static List<Finding> of(String rule, List<Finding> findings) {
    return findings.stream().filter(finding -> finding.rule().equals(rule)).toList();
  }

  private static HostFacts hasScript(String path, String text) {
    return new HostFacts(
        null,
        null,
        null,
        Map.of(path, new ScriptFact(true, "0755", "root", text)),
        null,
        null,
        null);
  }

  @Test
  void slowCheckSaysHowLongAnOutageLasts() {
    List<Finding> found =
        lint(
            HostFacts.NONE,
            "vrrp_script check {",
            "    script \"/etc/check.sh\"",
            "    interval 60",
            "    timeout 70",
            "    fall 2",
            "}",
            "vrrp_instance VI_1 {",
            "    advert_int 5",
            "    track_script {",
            "        check",
            "    }",
            "}");
    assertThat(of("check-slow", found))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("up to 120 s after MySQL on db1 died")
        .contains("up to 250 s after it began to hang")
        .contains("up to 5 s later (20 s after the host itself died)");
  }

  @Test
  void checkThatNobodyTracksIsNotSlow() {
    List<Finding> found =
        lint(HostFacts.NONE, "vrrp_script check {", "    script \"/a\"", "    interval 60", "}");
    assertThat(of("check-slow", found)).isEmpty();
    assertThat(of("script-not-tracked", found)).hasSize(1);
  }

  @Test
  void placeInTheScriptIsTold() {
    List<Finding> found =
        lint(
            hasScript("/etc/down.sh", "#!/bin/bash\n\nmysql -e 1 ||\n  pkill keepalived\n"),
            "vrrp_instance VI_1 {",
            "    notify_fault /etc/down.sh",
            "}");
    assertThat(of("script-stops-keepalived", found))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.at().line()).isEqualTo(2);
          assertThat(finding.message()).startsWith("/etc/down.sh, line 4, runs 'pkill keepalived'");
        });
  }

  @Test
  void scriptThatSeveralLinesNameIsToldOnce() {
    List<Finding> found =
        lint(
            hasScript("/etc/down.sh", "#!/bin/sh\npkill keepalived\n"),
            "vrrp_instance VI_1 {",
            "    notify_fault /etc/down.sh",
            "    notify_stop /etc/down.sh",
            "}");
    assertThat(of("script-stops-keepalived", found)).hasSize(1);
  }

  @Test
  void checkWithAWeightMayLookAtReplication() {
    List<Finding> found =
        lint(
            hasScript("/etc/check.sh", "#!/bin/sh\nmysql -e 'SHOW SLAVE STATUS' | grep -q Yes\n"),
            "vrrp_script check {",
            "    script \"/etc/check.sh\"",
            "    weight -20",
            "}",
            "vrrp_instance VI_1 {",
            "    track_script {",
            "        check",
            "    }",
            "}");
    assertThat(of("check-follows-replication", found)).isEmpty();
  }

  @Test
  void oldKeepalivedReadsItsCommandLineByAShell() {
    HostFacts facts = new HostFacts("1.3.5", null, null, null, null, null, null);
    List<Finding> found =
        lint(facts, "vrrp_script check {", "    script \"killall -0 mysqld || exit 1\"", "}");
    assertThat(of("command-needs-shell", found)).isEmpty();
  }

  @Test
  void includesOfAPastedTextAreNotMissed() {
    assertThat(lint(HostFacts.NONE, "include conf.d/*.conf")).isEmpty();
  }

  @Test
  void findingsOfIncludedFilesAreToldThere() {
    Map<String, String> texts =
        Map.of(
            "/etc/keepalived/keepalived.conf",
            "include check.conf\ninclude gone.conf\n",
            "/etc/keepalived/check.conf",
            "vrrp_script check {\n  script \"/a\"\n}\n");
    List<Finding> found =
        lint(new Sources("/etc/keepalived/keepalived.conf", new TreeMap<>(texts)), HostFacts.NONE);
    assertThat(found)
        .extracting(finding -> finding.at().file() + " " + finding.rule())
        .contains(
            "/etc/keepalived/check.conf script-not-tracked",
            "/etc/keepalived/keepalived.conf include-matches-nothing");
  }

  @Test
  void nothingIsConcludedFromAHostThatIsNotKnown() {
    List<Finding> found =
        lint(
            HostFacts.NONE,
            "global_defs {",
            "    script_user root",
            "    enable_script_security",
            "}",
            "vrrp_script check {",
            "    script \"/etc/keepalived/none.sh\"",
            "}",
            "vrrp_instance VI_1 {",
            "    track_script {",
            "        check",
            "    }",
            "}");
    assertThat(found).extracting(Finding::rule).noneMatch(rule -> rule.startsWith("script-"));
  }

  @Test
  void tenThousandScriptsAreCheckedInSeconds() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      text.append("vrrp_script check%d {\n  script \"pkill keepalived\"\n}\n".formatted(i));
    }
    text.append("vrrp_instance VI_1 {\n  track_script {\n");
    for (int i = 0; i < 10_000; i++) {
      text.append("    chekc%d\n".formatted(i));
    }
    Sources sources = Sources.of("keepalived.conf", text + "  }\n}\n");
    assertTimeoutPreemptively(
        Duration.ofSeconds(30), () -> assertThat(lint(sources, HostFacts.NONE)).isNotEmpty());
  }

  @Test
  void noFindingRepeatsAPassword() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src/test/resources/keepalived/lint/bad"))) {
      for (Path folder : folders.toList()) {
        assertThat(Linter.lint(LintScenario.read(folder).pair()).toString())
            .doesNotContain("Secret-7");
      }
    }
  }
}
