package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Daemon;
import dev.pairkeeper.lab.LabSpecs;
import dev.pairkeeper.lab.TakesLong;
import dev.pairkeeper.lab.Verdict;
import dev.pairkeeper.lab.Verdict.Outage;
import dev.pairkeeper.operation.Operations.Planning.NotPlanned;
import dev.pairkeeper.operation.Operations.Starting.NotStarted;
import dev.pairkeeper.operation.Operations.Starting.Started;
import dev.pairkeeper.plan.OperationRequest.SetUp;
import dev.pairkeeper.plan.OperationRequest.Switchover;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.plan.Step;
import dev.pairkeeper.topology.NodeSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pair that the panel set up is switched over while a writer commits through the VIP; the numbers
 * are those of the acceptance scenarios.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SwitchoverContract {

  private static final int RATE = 200;
  private static final Duration CATCH_UP = Duration.ofSeconds(5);
  private static final Duration SETTLING = Duration.ofSeconds(40);

  private final Lab lab;
  private PanelOnLab panel;
  private String pair;

  SwitchoverContract(Lab lab) {
    this.lab = lab;
  }

  @BeforeAll
  void setUp(@TempDir Path home) {
    lab.renew();
    panel = new PanelOnLab(home);
    pair = panel.register(LabSpecs.withFastHandOver(lab));
    succeeded(panel.run(panel.plan(pair, new SetUp(null, false, false))));
    lab.sql("db1", "CREATE DATABASE app; CREATE TABLE app.t (id INT PRIMARY KEY)");
  }

  @BeforeEach
  void isWell() {
    await().atMost(SETTLING).untilAsserted(() -> assertThat(panel.look(pair).problems()).isEmpty());
  }

  @AfterAll
  void restore() {
    panel.close();
    lab.renew();
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
    assertThat(lab.sql(owner(), "SELECT COUNT(*) FROM app.t").strip()).isEqualTo("0");
  }

  @Test
  void closingThatALockBlocksIsTakenBack() {
    String owner = owner();
    StoredPlan plan = panel.plan(pair, request(null));
    CompletableFuture<Verdict> writing = write(9);
    pause(1500);
    inBackground(owner, "LOCK TABLES app.t WRITE; DO SLEEP(6)");
    Operation operation = panel.run(plan);
    assertThat(operation.status())
        .as(OperatedLab.told(operation))
        .isEqualTo(OperationStatus.FAILED);
    report("27 super_read_only blocks on a lock", writing.join());
    nothingLostIn(writing.join());
    assertThat(owner()).isEqualTo(owner);
    isWell();
  }

  @Test
  void targetThatDoesNotCatchUpLeavesTheOwnerWriting() {
    String owner = owner();
    StoredPlan plan = panel.plan(pair, new Switchover(null, Duration.ofSeconds(1), null));
    CompletableFuture<Verdict> writing = write(10);
    pause(1500);
    holdApplier(peerOf(owner), 5);
    Operation operation = panel.run(plan);
    assertThat(operation.status())
        .as(OperatedLab.told(operation))
        .isEqualTo(OperationStatus.FAILED);
    assertThat(operation.message()).contains("has not applied everything");
    Verdict verdict = writing.join();
    report("26 catch-up times out", verdict);
    nothingLostIn(verdict);
    assertThat(verdict.longestOutageMilliseconds()).isLessThan(4000);
    assertThat(owner()).isEqualTo(owner);
  }

  @Test
  void targetThatDiesInTheMiddleLeavesTheOwnerWriting() {
    String owner = owner();
    String target = peerOf(owner);
    StoredPlan plan = panel.plan(pair, request(null));
    CompletableFuture<Verdict> writing = write(14);
    pause(1500);
    holdApplier(target, 8);
    CompletableFuture<Operation> running = CompletableFuture.supplyAsync(() -> panel.run(plan));
    pause(2000);
    lab.killAndKeepDown(target, Daemon.MYSQLD);
    Operation operation = running.join();
    System.out.println(OperatedLab.told(operation));
    assertThat(operation.status())
        .as(OperatedLab.told(operation))
        .isEqualTo(OperationStatus.FAILED);
    Verdict verdict = writing.join();
    lab.start(target, Daemon.MYSQLD);
    report("30 target dies", verdict);
    assertThat(verdict.samplesWithTwoWritable()).isZero();
    assertThat(verdict.lost().get(owner)).isZero();
    assertThat(owner()).isEqualTo(owner);
  }

  @Test
  void whatIsNotWellIsRefusedWithEveryReason() {
    String owner = owner();
    lab.sql(owner, "SET GLOBAL read_only = ON");
    try {
      assertThat(refused(null)).contains("OWNER_READ_ONLY");
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
    killedAfter(stepWith("Open db"));
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
  private void killedAfter(int step) throws Exception {
    isWell();
    StoredPlan plan = panel.plan(pair, request(null));
    CompletableFuture<Verdict> writing = write(45);
    Operation left = panel.killedAt(plan, step, StepStatus.DONE);
    Verdict verdict = writing.join();
    report("29 killed after step " + step + " " + title(plan, step), verdict);
    nothingLostIn(verdict);
    assertThat(verdict.longestOutageMilliseconds()).isLessThan(15_000);
    Operation ended = panel.ended(panel.operations().undo(left.id(), "dba").orElseThrow());
    assertThat(ended.status()).as(OperatedLab.told(ended)).isEqualTo(OperationStatus.UNDONE);
    isWell();
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
    return succeeded(panel.run(panel.plan(pair, new Switchover(null, CATCH_UP, endAfter))));
  }

  private List<String> refused(@Nullable String to) {
    return switch (panel.operations().plan(pair, request(to), "dba").orElseThrow()) {
      case NotPlanned(List<Reason> reasons) -> reasons.stream().map(Reason::code).toList();
      case Operations.Planning.Planned planned -> List.of();
    };
  }

  private String owner() {
    return await()
        .atMost(SETTLING)
        .until(
            () -> panel.look(pair).snapshot().vipOwner().map(NodeSnapshot::name).orElse(""),
            name -> !name.isEmpty());
  }

  private static String peerOf(String host) {
    return host.equals("db1") ? "db2" : "db1";
  }

  private CompletableFuture<Verdict> write(int seconds) {
    return lab.write(Duration.ofSeconds(seconds), RATE);
  }

  /** The writer's table is read by one session for so long, so nothing is applied to it. */
  private void holdApplier(String host, int seconds) {
    String table = lab.sql(host, WRITERS_TABLE).strip();
    inBackground(host, "LOCK TABLES %s READ; DO SLEEP(%d)".formatted(table, seconds));
  }

  private static final String WRITERS_TABLE =
      "SELECT CONCAT(table_schema, '.', table_name) FROM information_schema.tables"
          + " WHERE table_schema NOT IN ('mysql', 'sys', 'information_schema',"
          + " 'performance_schema', 'app') LIMIT 1";

  private void inBackground(String host, String statements) {
    lab.exec(
        host,
        "setsid $(command -v mysql || command -v mariadb) -e '%s' >/dev/null 2>&1 </dev/null &"
            .formatted(statements));
    pause(300);
  }

  private static Operation succeeded(Operation operation) {
    assertThat(operation.status())
        .as(OperatedLab.told(operation))
        .isEqualTo(OperationStatus.SUCCEEDED);
    return operation;
  }

  private void report(String situation, Verdict verdict) {
    System.out.printf(
        "%s %s: acknowledged %d, lost %s, doubled %d, two writable in %d samples, outages %s%n",
        lab,
        situation,
        verdict.acknowledged(),
        verdict.lost(),
        verdict.duplicates(),
        verdict.samplesWithTwoWritable(),
        verdict.outages().stream().map(Outage::milliseconds).toList());
  }

  private static void nothingLostIn(Verdict verdict) {
    assertThat(verdict.acknowledged()).isPositive();
    assertThat(verdict.lost().values()).allMatch(lost -> lost != null && lost == 0);
    assertThat(verdict.duplicates()).isZero();
    assertThat(verdict.samplesWithTwoWritable()).isZero();
  }

  private static void pause(long millis) {
    await().pollDelay(Duration.ofMillis(millis)).atMost(Duration.ofMinutes(1)).until(() -> true);
  }
}
