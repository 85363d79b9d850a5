package dev.pairkeeper.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.quoting.ShellText;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshjRemoteShellTests {

  private static final Duration SECONDS = Duration.ofSeconds(20);

  private TestHost host;
  private RemoteShell shell;
  @TempDir Path folder;

  @BeforeEach
  void connect() throws Exception {
    host = TestHost.start();
    shell = new SshjRemoteShells().connect(host.access(), SECONDS);
  }

  @AfterEach
  void close() throws Exception {
    shell.close();
    host.close();
  }

  @Test
  void outputsAndStatusOfACommandComeBack() {
    assertThat(shell.run("echo good; echo bad >&2; exit 3", SECONDS))
        .isEqualTo(new CommandResult(3, "good\n", "bad\n"));
  }

  @Test
  void commandReadsWhatItIsGivenAndThenItsInputEnds() {
    byte[] input = "it's\n0123456789\n".repeat(20_000).getBytes(UTF_8);
    assertThat(shell.run("wc -c", input, SECONDS).output().strip()).isEqualTo("320000");
    assertThat(shell.run("cat", SECONDS).output()).isEmpty();
    assertThat(shell.run("exit 4", input, SECONDS).exitStatus()).isEqualTo(4);
  }

  @Test
  void statusOfACommandEndedByASignalIsAsAShellShowsIt() {
    assertThat(shell.run("kill -TERM $$", SECONDS).exitStatus()).isEqualTo(128 + 15);
  }

  @Test
  void muchOnStandardErrorBeforeOutputDoesNotBlock() {
    CommandResult result =
        shell.run(
            "dd if=/dev/zero bs=1000 count=3000 2>/dev/null | tr '\\0' x >&2; echo end", SECONDS);
    assertThat(result.output()).isEqualTo("end\n");
    assertThat(result.errors()).hasSize(3_000_000);
  }

  @Test
  void floodOfOutputIsCutOffAndTheConnectionStays() {
    assertThatThrownBy(() -> shell.run("while :; do echo flood; done", SECONDS))
        .isInstanceOf(RemoteShellException.class)
        .hasMessageContaining("more than");
    assertThat(shell.run("echo alive", SECONDS).output()).isEqualTo("alive\n");
  }

  @Test
  void commandThatTakesTooLongIsEndedOnTheHostAndTheConnectionStays() {
    Path ended = folder.resolve("ended");
    String command = "trap 'echo > " + ended + "; exit 1' TERM; sleep 30 & wait";
    RemoteShellException e =
        catchThrowableOfType(
            RemoteShellException.class, () -> shell.run(command, Duration.ofSeconds(1)));
    assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT);
    await().until(() -> Files.exists(ended));
    assertThat(shell.run("echo alive", SECONDS).output()).isEqualTo("alive\n");
  }

  @Test
  void commandThatEndsWith124ByItselfIsNoTimeOut() {
    assertThat(shell.run("exit 124", SECONDS).exitStatus()).isEqualTo(124);
  }

  @Test
  void connectionThatWasLostFailsEveryCommandAtOnce() throws Exception {
    host.close();
    await().until(() -> !shell.isOpen());
    RemoteShellException e =
        catchThrowableOfType(RemoteShellException.class, () -> shell.run("echo", SECONDS));
    assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(e).hasMessageContaining("db1 (127.0.0.1:");
  }

  @Test
  void noMoreChannelsAreOpenThanSshdAllows() throws Exception {
    List<Callable<CommandResult>> commands = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      commands.add(() -> shell.run("sleep 0.1", SECONDS));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<CommandResult> result : threads.invokeAll(commands)) {
        assertThat(result.get().succeeded()).isTrue();
      }
    }
    assertThat(host.mostChannels.get()).isBetween(2, 10);
  }

  @Test
  void callerThatIsInterruptedIsLetGoAndTheConnectionStays() throws Exception {
    List<Throwable> seen = new CopyOnWriteArrayList<>();
    Thread caller =
        Thread.ofVirtual()
            .start(() ->
                seen.add(
                    catchThrowableOfType(
                        RemoteShellException.class, () -> shell.run("sleep 10", SECONDS))));
    await().until(() -> host.channels.get() == 1);
    caller.interrupt();
    assertThat(caller.join(SECONDS)).isTrue();
    assertThat(seen).singleElement().asString().contains("cancelled");
    assertThat(shell.run("echo alive", SECONDS).output()).isEqualTo("alive\n");
  }

  @Test
  void keptShellRemembersFunctionsAndVariables() {
    try (KeptShell kept = shell.keep("n=0; next() { n=$((n + 1)); echo \"$1 $n\"; }", SECONDS)) {
      assertThat(kept.ask("next a", SECONDS).output()).isEqualTo("a 1\n");
      assertThat(kept.ask("next b; echo err >&2; false", SECONDS))
          .isEqualTo(new CommandResult(1, "b 2\nerr\n", ""));
    }
  }

  @Test
  void answerOfAKeptShellComesBackExactly() {
    try (KeptShell kept = shell.keep(":", SECONDS)) {
      for (String text :
          List.of("", "no end", "\n\n", "ends 0\n", "ü'\"\\ x\t", "y".repeat(300_000))) {
        CommandResult answer = kept.ask("printf '%s' " + ShellText.quote(text), SECONDS);
        assertThat(answer.output()).isEqualTo(text);
      }
    }
  }

  @Test
  void commandOfAKeptShellCannotEatTheNextQuestion() {
    try (KeptShell kept = shell.keep(":", SECONDS)) {
      assertThat(kept.ask("cat", SECONDS).output()).isEmpty();
      assertThat(kept.ask("echo next", SECONDS).output()).isEqualTo("next\n");
    }
  }

  @Test
  void keptShellThatDoesNotAnswerClosesTheConnection() {
    KeptShell kept = shell.keep(":", SECONDS);
    RemoteShellException e =
        catchThrowableOfType(
            RemoteShellException.class, () -> kept.ask("sleep 20", Duration.ofMillis(300)));
    assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT);
    await().until(() -> !shell.isOpen());
  }

  @Test
  void keptShellThatEndedFailsAndTheConnectionStays() {
    KeptShell kept = shell.keep(":", SECONDS);
    assertThatThrownBy(() -> kept.ask("exit", SECONDS)).hasMessageContaining("ended");
    assertThatThrownBy(() -> kept.ask("echo", SECONDS)).isInstanceOf(RemoteShellException.class);
    assertThat(shell.run("echo alive", SECONDS).output()).isEqualTo("alive\n");
  }

  @Test
  void linesOfAFollowedCommandArriveWhileItRuns() throws Exception {
    List<String> lines = new CopyOnWriteArrayList<>();
    AtomicInteger ends = new AtomicInteger();
    Path script = script("echo one; echo two; sleep 60");
    AutoCloseable following = shell.follow("sh " + script, lines::add, ends::incrementAndGet);
    await().untilAsserted(() -> assertThat(lines).containsExactly("one", "two"));
    assertThat(ends).hasValue(0);
    following.close();
    await().untilAsserted(() -> assertThat(ends).hasValue(1));
  }

  @Test
  void followedCommandIsEndedOnTheHostWhenItIsClosed() throws Exception {
    Path pid = folder.resolve("pid");
    Path script = script("echo $$ > " + pid + "; echo up; exec sleep 60");
    List<String> lines = new CopyOnWriteArrayList<>();
    AutoCloseable following = shell.follow("sh " + script, lines::add, () -> {});
    await().until(() -> !lines.isEmpty());
    following.close();
    long process = Long.parseLong(Files.readString(pid).strip());
    await().until(() -> ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void endOfAFollowedCommandIsTold() throws Exception {
    AtomicInteger ends = new AtomicInteger();
    AutoCloseable following = shell.follow("true", line -> {}, ends::incrementAndGet);
    await().untilAsserted(() -> assertThat(ends).hasValue(1));
    following.close();
    assertThat(ends).hasValue(1);
  }

  @Test
  void followingEndsWithTheConnection() throws Exception {
    AtomicInteger ends = new AtomicInteger();
    AutoCloseable following = shell.follow("sleep 60", line -> {}, ends::incrementAndGet);
    shell.close();
    await().untilAsserted(() -> assertThat(ends).hasValue(1));
    following.close();
    assertThat(shell.isOpen()).isFalse();
  }

  @Test
  void lateAnswerOfADeadHostCostsOnlyTheTimeOut() throws Exception {
    try (FreezableLine line = FreezableLine.to(host.port());
        RemoteShell far =
            new SshjRemoteShells()
                .connect(
                    TestHost.access(
                        TestHost.node("127.0.0.1", line.port(), null),
                        null,
                        null,
                        TestHost.PASSWORD),
                    SECONDS)) {
      assertThat(far.run("echo", SECONDS).succeeded()).isTrue();
      line.freeze();
      RemoteShellException e =
          catchThrowableOfType(
              RemoteShellException.class, () -> far.run("echo", Duration.ofMillis(200)));
      assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT);
      assertThat(far.isOpen()).isFalse();
    }
  }

  private Path script(String text) throws Exception {
    return Files.writeString(folder.resolve("script.sh"), text);
  }
}
