package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Daemon;
import dev.pairkeeper.lab.TakesLong;
import dev.pairkeeper.lab.Verdict;
import dev.pairkeeper.operation.Operations.Starting.NotStarted;
import dev.pairkeeper.operation.Operations.Starting.Started;
import dev.pairkeeper.plan.OperationRequest.Switchover;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A pair that the panel set up is switched over while a writer commits through the VIP; the numbers
 * are those of the acceptance scenarios.
 */
abstract class SwitchoverContract extends ManagedPair {

  private static final Duration CATCH_UP = Duration.ofSeconds(5);

  SwitchoverContract(Lab lab) {
    super(lab);
  }

  @Test
  void thereAndBackTwiceUnderLoadNothingIsLost() {
    String owner = owner();
    CompletableFuture<Verdict> writing = write(16);
    for (int i = 0; i < 4; i++) {
      pause(800);
      Operation operation = switchOver(null);
      System.out.println(operation.result());
      assertThat(operation.result()).containsKeys("writeBlockedMillis", "vipMoveMillis");
    }
    Verdict verdict = writing.join();
    report("24, 31 there and back, twice", verdict);
    nothingLostIn(verdict);
    assertThat(owner()).isEqualTo(owner);
    isWell();
  }

  @Test
  void longTransactionIsRefusedOrEndedInItsTime() {
    String owner = owner();
    inBackground(owner, "BEGIN; INSERT INTO app.t VALUES (1); DO SLEEP(40)");
    await().atMost(Duration.ofSeconds(8)).until(() -> refused(null).contains("LONG_TRANSACTION"));
    long begun = System.nanoTime();
    switchOver(Duration.ofSeconds(2));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    assertThat(asked(owner(), "SELECT COUNT(*) FROM app.t")).isEqualTo("0");
  }

  /** Acceptance 28: an administrator's loop, which read_only does not stop on MariaDB. */
  @Test
  void clientThatReadOnlyDoesNotStopIsStoppedToo() {
    String owner = owner();
    String count = "SELECT COUNT(*) FROM app.stubborn";
    inBackground(
        owner,
        "CREATE TABLE app.stubborn (id INT AUTO_INCREMENT PRIMARY KEY); "
            + "INSERT INTO app.stubborn VALUES (); DO SLEEP(0.02); ".repeat(1000));
    await()
        .atMost(Duration.ofSeconds(10))
        .ignoreExceptions()
        .until(() -> Integer.parseInt(asked(peerOf(owner), count)) > 20);
    switchOver(null);
    String written = asked(owner, count);
    pause(500);
    assertThat(asked(owner, count)).isEqualTo(written);
    assertThat(asked(owner(), count)).isEqualTo(written);
    asked(owner(), "DROP TABLE app.stubborn");
  }

  @Test
  void closingThatALockBlocksIsTakenBack() {
    String owner = owner();
    StoredPlan plan = panel.plan(pair, request(null));
    panel.before(
        plan,
        "Close",
        () -> holds(owner, "LOCK TABLES app.t WRITE; " + "DO SLEEP(0.5); ".repeat(12)));
    Verdict verdict = failsWhileWriting("27 super_read_only blocks on a lock", plan);
    nothingLostIn(verdict);
    assertThat(owner()).isEqualTo(owner);
  }

  @Test
  void targetThatDoesNotCatchUpLeavesTheOwnerWriting() {
    String owner = owner();
    StoredPlan plan = panel.plan(pair, new Switchover(null, Duration.ofSeconds(1), null));
    panel.before(plan, "Close", () -> holdApplier(peerOf(owner), 5));
    Verdict verdict = failsWhileWriting("26 catch-up times out", plan);
    nothingLostIn(verdict);
    assertThat(verdict.longestOutageMilliseconds()).isLessThan(4000);
    assertThat(owner()).isEqualTo(owner);
  }

  @Test
  void targetThatDiesInTheMiddleLeavesTheOwnerWriting() {
    String owner = owner();
    String target = peerOf(owner);
    StoredPlan plan = panel.plan(pair, request(null));
    panel.before(plan, "Close", () -> holdApplier(target, 10));
    panel.before(plan, "Wait until %s has applied".formatted(target), () -> dies(target));
    try {
      Verdict verdict = failsWhileWriting("30 target dies", plan);
      assertThat(verdict.samplesWithTwoWritable()).isZero();
      assertThat(verdict.lost().get(owner)).isZero();
      assertThat(verdict.longestOutageMilliseconds()).isLessThan(6000);
      assertThat(owner()).isEqualTo(owner);
    } finally {
      lab.start(target, Daemon.MYSQLD);
    }
  }

  private void dies(String target) {
    var _ =
        CompletableFuture.runAsync(
            () -> lab.killAndKeepDown(target, Daemon.MYSQLD),
            CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
  }

  private Verdict failsWhileWriting(String situation, StoredPlan plan) {
    CompletableFuture<Verdict> writing = write(14);
    pause(1500);
    Operation operation = panel.run(plan);
    System.out.println(OperatedLab.told(operation));
    assertThat(operation.status()).isEqualTo(OperationStatus.FAILED);
    Verdict verdict = writing.join();
    report(situation, verdict);
    return verdict;
  }

  /** A hand-over before may have left a time after which the owner opens itself again. */
  private void stayClosed(String owner) {
    lab.sql(owner, "SET GLOBAL read_only = ON");
    assertThat(refused(null)).contains("OWNER_READ_ONLY");
  }

  @Test
  void whatIsNotWellIsRefusedWithEveryReason() {
    String owner = owner();
    try {
      await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> stayClosed(owner));
    } finally {
      lab.sql(owner, "SET GLOBAL read_only = OFF");
    }
    lab.stop(peerOf(owner), Daemon.MYSQLD);
    try {
      assertThat(refused(null)).contains("MYSQL_NOT_SEEN", "VRRP_FAULT");
    } finally {
      lab.start(peerOf(owner), Daemon.MYSQLD);
    }
    assertThat(refused(owner)).contains("ALREADY_OWNER");
  }

  @Test
  void secondOperationOnThePairIsRefusedMeanwhile() {
    StoredPlan first = panel.plan(pair, request(null));
    StoredPlan second = panel.plan(pair, request(null));
    var started = (Started) panel.operations().run(first.id(), "dba").orElseThrow();
    assertThat(panel.operations().run(second.id(), "dba").orElseThrow())
        .isInstanceOfSatisfying(
            NotStarted.class,
            refused ->
                assertThat(refused.reasons())
                    .extracting(Reason::code)
                    .containsAnyOf("OPERATION_RUNNING", "GROUND_CHANGED"));
    succeeded(panel.ended(started));
  }

  @Test
  void panelThatIsKilledWhileWritesAreBlockedLeavesOneWriter() throws Exception {
    Verdict verdict = killedAfter(stepWith("Open db"));
    assertThat(verdict.longestOutageMilliseconds()).as("it died in the middle").isGreaterThan(2000);
  }

  @Test
  @TakesLong
  void panelThatIsKilledAfterAnyStepLeavesOneWriter() throws Exception {
    int steps = panel.plan(pair, request(null)).plan().steps().size();
    for (int step : IntStream.rangeClosed(1, steps).toArray()) {
      killedAfter(step);
    }
  }

  /** Acceptance 29. */
  private Verdict killedAfter(int step) throws Exception {
    isWell();
    StoredPlan plan = panel.plan(pair, request(null));
    AtomicReference<CompletableFuture<Verdict>> writing = new AtomicReference<>();
    Operation left =
        panel.killedAt(
            plan,
            step,
            StepStatus.DONE,
            () -> {
              writing.set(write(25));
              pause(2000);
            });
    Verdict verdict = Objects.requireNonNull(writing.get()).join();
    report("29 killed after step " + step + " " + title(plan, step), verdict);
    nothingLostIn(verdict);
    assertThat(verdict.longestOutageMilliseconds()).isLessThan(15_000);
    Operation ended = panel.ended(panel.operations().undo(left.id(), "dba").orElseThrow());
    assertThat(ended.status()).as(OperatedLab.told(ended)).isEqualTo(OperationStatus.UNDONE);
    isWell();
    return verdict;
  }

  private static String title(StoredPlan plan, int step) {
    return plan.plan().steps().get(step - 1).title();
  }

  private int stepWith(String title) {
    return panel.plan(pair, request(null)).plan().steps().stream()
        .filter(step -> step.title().startsWith(title))
        .mapToInt(Step::number)
        .findFirst()
        .orElseThrow();
  }

  private static Switchover request(@Nullable String to) {
    return new Switchover(to, CATCH_UP, null);
  }

  private Operation switchOver(@Nullable Duration endAfter) {
    return succeeded(run(new Switchover(null, CATCH_UP, endAfter)));
  }

  private List<String> refused(@Nullable String to) {
    return refusals(request(to));
  }

  /** Until the session has the lock, it has not begun to sleep. */
  private void holds(String host, String statements) {
    inBackground(host, statements);
    String asleep =
        "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'DO SLEEP%'";
    await().atMost(Duration.ofSeconds(2)).until(() -> !asked(host, asleep).equals("0"));
  }

  /** The writer's table is read by one session for so long, so nothing is applied to it. */
  private void holdApplier(String host, int seconds) {
    holds(host, "LOCK TABLES app.ledger READ; DO SLEEP(%d)".formatted(seconds));
  }
}
