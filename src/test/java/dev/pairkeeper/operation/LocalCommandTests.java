package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.topology.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCommandTests {

  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void saysAndEndsAsTheCommandDid() throws IOException {
    var outcome = run("echo \"$PAIRKEEPER_NODE of $PAIRKEEPER_PAIR\"; echo no >&2; exit 3");

    assertThat(outcome.exitStatus()).isEqualTo(3);
    assertThat(outcome.output()).isEqualTo("db1 of orders\nno");
  }

  @Test
  void mayHaveManyLinesAndHasNothingToRead() throws IOException {
    var outcome = run("if read -r line; then\n  echo \"got $line\"\nfi\ncat\necho \"it's over\"\n");

    assertThat(outcome.exitStatus()).isZero();
    assertThat(outcome.output()).isEqualTo("it's over");
  }

  @Test
  void isInNoListOfProcessesAndNoEnvironment() throws IOException {
    var outcome = run("token=gehe1m; tr '\\0' ' ' </proc/$$/cmdline; env | grep gehe1m; echo");

    assertThat(outcome.output()).contains("/bin/sh").doesNotContain("gehe1m");
  }

  @Test
  void seesNothingOfThePanelsEnvironment() throws IOException {
    assertThat(run("env").output().lines().map(line -> line.replaceFirst("=.*", "")))
        .contains("PATH", "PAIRKEEPER_NODE")
        .isSubsetOf(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "LANG",
            "LC_ALL",
            "TZ",
            "TMPDIR",
            "PWD",
            "OLDPWD",
            "SHLVL",
            "_",
            "PAIRKEEPER_NODE",
            "PAIRKEEPER_PAIR");
  }

  @Test
  void isKilledWithAllThatItStartedWhenItsTimeIsOver() throws IOException {
    String child =
        "sh -c 'echo $$ >>pids; trap \"\" TERM INT HUP; sleep 60 & echo $! >>pids; wait'";
    var outcome =
        command("cd %s; echo begun; %s & %s".formatted(folder, child, child))
            .run(Duration.ofMillis(700), new Stop());

    assertThat(outcome.exitStatus()).isNull();
    assertThat(outcome.output()).isEqualTo("begun");
    assertThat(outcome.took()).isLessThan(Duration.ofSeconds(5));
    var pids = Files.readAllLines(folder.resolve("pids"));
    assertThat(pids).hasSize(4);
    await().atMost(Duration.ofSeconds(5)).until(() -> pids.stream().noneMatch(this::lives));
  }

  @Test
  void endsWithThePanelButNotBecauseSomebodyCancels() throws Exception {
    Stop cancelled = new Stop();
    cancelled.stop(Stop.Reason.CANCELLED);
    assertThat(command("sleep 0.3; echo done").run(LONG, cancelled).output()).isEqualTo("done");

    Stop panel = new Stop();
    var run = CompletableFuture.supplyAsync(() -> unchecked(command("sleep 60"), panel));
    panel.stop(Stop.Reason.PANEL_ENDS);
    assertThat(run.get().exitStatus()).isNull();
    assertThat(run.get().took()).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void whatItLeavesBehindHoldsNothingUp() throws IOException {
    var outcome = run("sleep 4 & echo off");

    assertThat(outcome.exitStatus()).isZero();
    assertThat(outcome.output()).isEqualTo("off");
    assertThat(outcome.took()).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void onlyTheFirstOfManyWordsIsKept() throws IOException {
    var outcome = run("i=0; while [ $i -lt 20000 ]; do echo 0123456789; i=$((i + 1)); done");

    assertThat(outcome.exitStatus()).isZero();
    assertThat(outcome.output()).startsWith("0123456789\n").hasSizeLessThan(2100).endsWith("…");
  }

  @Test
  void movesNoCursor() throws IOException {
    assertThat(run("printf 'a\\033[2Jb\\r\\n\\tc\\000'").output()).isEqualTo("a[2Jb\n\tc");
  }

  private LocalCommand.Outcome run(String text) throws IOException {
    return command(text).run(LONG, new Stop());
  }

  private static LocalCommand command(String text) {
    return new LocalCommand(
        Secret.of(text), Map.of("PAIRKEEPER_NODE", "db1", "PAIRKEEPER_PAIR", "orders"));
  }

  private static LocalCommand.Outcome unchecked(LocalCommand command, Stop stop) {
    try {
      return command.run(LONG, stop);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private boolean lives(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isPresent();
  }
}
