package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Daemon;
import dev.pairkeeper.operation.Operations.Planning;
import dev.pairkeeper.operation.Operations.Starting;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.OperationRequest.ApplyConfig;
import dev.pairkeeper.plan.OperationRequest.ChangePreempt;
import dev.pairkeeper.plan.OperationRequest.RenewServerUuid;
import dev.pairkeeper.plan.OperationRequest.SetReadOnly;
import dev.pairkeeper.plan.OperationRequest.SetWritable;
import dev.pairkeeper.plan.OperationRequest.StartKeepalived;
import dev.pairkeeper.plan.OperationRequest.StartReplication;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.topology.PreemptMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation that changes a live pair in more or less small steps is run by panels of which
 * each is killed (-9) one step later than the one before, and so is the way back. The rows that are
 * printed tell what became of each.
 */
abstract class KilledInEveryOperationContract {

  private static final String ROW = "KILLED %-18s %5s %6s %-10s %-9s %s%n";
  private static final Duration SETTLING = Duration.ofSeconds(60);

  private final Lab lab;
  private PanelOnLab panel;

  KilledInEveryOperationContract(Lab lab) {
    this.lab = lab;
  }

  /**
   * An operation to be walked through.
   *
   * @param before makes the pair such that there is something to do
   * @param left what is wrong with the pair when it has been done
   */
  record Walk(OperationRequest request, Consumer<Lab> before, Set<ProblemCode> left) {

    @Override
    public String toString() {
      return request.kind().name();
    }
  }

  static Stream<Walk> operations() {
    return Stream.of(
        walk(new StartKeepalived("db2"), lab -> lab.stop("db2", Daemon.KEEPALIVED)),
        walk(new StartReplication("db2"), lab -> lab.sql("db2", "STOP REPLICA")),
        walk(
            new SetReadOnly("db1"),
            lab -> {},
            ProblemCode.VIP_OWNER_READ_ONLY,
            ProblemCode.NO_NODE_WRITABLE),
        walk(new SetWritable("db1"), lab -> lab.sql("db1", "SET GLOBAL super_read_only = ON")),
        walk(new RenewServerUuid("db2"), lab -> {}),
        walk(new ChangePreempt(PreemptMode.PREEMPT), lab -> {}),
        walk(
            new ApplyConfig(),
            lab ->
                lab.exec(
                    "db2", "sed -i 's/priority 90/priority 70/' /etc/keepalived/keepalived.conf")));
  }

  private static Walk walk(OperationRequest request, Consumer<Lab> before, ProblemCode... left) {
    return new Walk(request, before, Set.of(left));
  }

  @BeforeEach
  void start(@TempDir Path home) {
    lab.reset();
    panel = new PanelOnLab(home);
  }

  @AfterEach
  void close() {
    panel.close();
  }

  @BeforeAll
  static void head() {
    System.out.printf(ROW, "operation", "steps", "killed", "then", "end", "problems");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whatEachLeftIsGoneOnWith(Walk walk) throws Exception {
    StoredPlan plan = planned(walk);
    VipMoves moves = VipMoves.watch(lab);

    Operation left = panel.killedAfterEveryStep(plan);
    Operation ended = panel.ended(panel.operations().resume(left.id(), "dba").orElseThrow());

    assertThat(ended.status()).as(OperatedLab.told(ended)).isEqualTo(OperationStatus.SUCCEEDED);
    await().atMost(SETTLING).untilAsserted(() -> assertThat(problems(plan)).isEqualTo(walk.left()));
    assertThat(moves.end()).isEqualTo(Map.of("db1", List.of(), "db2", List.of()));
    row(plan, plan.plan().steps().size(), "gone on", ended);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whatEachLeftIsTakenBack(Walk walk) throws Exception {
    StoredPlan plan = planned(walk);
    VipMoves moves = VipMoves.watch(lab);

    Operation left = panel.killedAt(plan, plan.plan().steps().size(), StepStatus.DONE);
    int ways = Recoveries.toUndo(left).size();
    left = panel.killedAfterEveryUndo(left);
    Operation ended = panel.ended(begunToUndo(left));

    assertThat(ended.status()).as(OperatedLab.told(ended)).isEqualTo(OperationStatus.UNDONE);
    canBePlannedAgain(walk, plan);
    assertThat(moves.end()).isEqualTo(Map.of("db1", List.of(), "db2", List.of()));
    row(plan, ways + 1, "taken back", ended);
  }

  /** The killed panel's lease has to run out. */
  private Starting begunToUndo(Operation left) {
    return await()
        .atMost(SETTLING)
        .until(
            () -> panel.operations().undo(left.id(), "dba").orElseThrow(),
            starting -> starting instanceof Starting.Started);
  }

  /** Files that an operation took for the wanted ones stay so, as its plan says. */
  private void canBePlannedAgain(Walk walk, StoredPlan plan) {
    Planning again =
        panel.operations().plan(plan.plan().pair(), walk.request(), "dba").orElseThrow();
    if (walk.request() instanceof ChangePreempt) {
      assertThat(((Planning.NotPlanned) again).reasons())
          .extracting(Reason::code)
          .containsOnly("FILES_DRIFTED");
    } else {
      assertThat(((Planning.Planned) again).plan().plan().steps())
          .hasSameSizeAs(plan.plan().steps());
    }
  }

  private StoredPlan planned(Walk walk) {
    String pair = panel.adopt(lab.pairSpec());
    walk.before().accept(lab);
    return panel.plan(pair, walk.request());
  }

  private Set<ProblemCode> problems(StoredPlan plan) {
    return Set.copyOf(
        panel.look(plan.plan().pair()).problems().stream()
            .map(open -> open.problem().code())
            .toList());
  }

  private void row(StoredPlan plan, int killed, String then, Operation ended) {
    System.out.printf(
        ROW,
        plan.plan().request().kind(),
        plan.plan().steps().size(),
        killed,
        then,
        ended.status(),
        problems(plan));
  }
}
