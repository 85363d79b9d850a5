package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.ScratchDatabase;
import dev.pairkeeper.plan.Deed;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.Plan;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.plan.Step;
import dev.pairkeeper.plan.Undo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A panel that dies before or after any deed leaves an operation that goes on or back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InterruptedOperationContract {

  private static final int STEPS = 4;
  private static final Instant AT = Instant.parse("2026-11-27T03:00:00Z");

  private final ScratchDatabase database;
  private final PlanStore plans;
  private final OperationStore store;
  private ShelfOfThings shelf = new ShelfOfThings();

  InterruptedOperationContract(ScratchDatabase database) {
    this.database = database;
    JdbcClient client = JdbcClient.create(database.jdbc());
    this.plans = new PlanStore(client);
    this.store = new OperationStore(client, database.transaction());
  }

  @BeforeEach
  void clear() {
    shelf = new ShelfOfThings();
  }

  @AfterAll
  void close() {
    database.close();
  }

  static Stream<Arguments> everyMoment() {
    return IntStream.rangeClosed(0, STEPS)
        .boxed()
        .flatMap(step ->
            Stream.of(
                Arguments.of(step, Moment.BEFORE_THE_DEED),
                Arguments.of(step, Moment.AFTER_THE_DEED)));
  }

  enum Moment {
    BEFORE_THE_DEED,
    AFTER_THE_DEED
  }

  @ParameterizedTest
  @MethodSource("everyMoment")
  void whatWasInterruptedIsGoneOnWith(int step, Moment moment) {
    Operation left = interruptedAt(step, moment);

    forward(left);

    Operation ended = store.find(left.id()).orElseThrow();
    assertThat(ended.status()).isEqualTo(OperationStatus.SUCCEEDED);
    assertThat(ended.steps()).allMatch(done -> done.status() == StepStatus.DONE);
    assertThat(shelf.things()).containsExactly("1", "2", "3", "4");
  }

  @ParameterizedTest
  @MethodSource("everyMoment")
  void whatWasInterruptedIsTakenBack(int step, Moment moment) {
    Operation left = interruptedAt(step, moment);

    runner(left, new Stop()).back();

    Operation ended = store.find(left.id()).orElseThrow();
    assertThat(ended.status()).isEqualTo(OperationStatus.UNDONE);
    assertThat(shelf.things()).isEmpty();
    assertThat(Recoveries.toUndo(ended)).isEmpty();
  }

  @Test
  void planTellsWhatRanIt() {
    Operation ran = begun();
    assertThat(plans.find(ran.planId()).orElseThrow().operation()).isEqualTo(ran.id());
    assertThat(plans.find(wanted().planId()).orElseThrow().operation()).isNull();
  }

  @Test
  void stepThatFailsHasAllBeforeItTakenBackTheLastFirst() {
    shelf.breaksAt("put 3");
    Operation begun = begun();

    forward(begun);

    Operation ended = store.find(begun.id()).orElseThrow();
    assertThat(ended.status()).isEqualTo(OperationStatus.FAILED);
    assertThat(ended.message()).contains("Step 3", "taken back");
    assertThat(ended.steps().stream().map(StepRecord::status))
        .containsExactly(
            StepStatus.UNDONE, StepStatus.UNDONE, StepStatus.UNDONE, StepStatus.PENDING);
    assertThat(shelf.asked())
        .containsExactly("put 1", "put 2", "put 3", "take 3", "take 2", "take 1");
  }

  @Test
  void failedOperationIsGoneOnWithOnceTheCauseIsCured() {
    shelf.breaksAt("put 3");
    Operation begun = begun();
    forward(begun);
    shelf.breaksAt("");

    forward(store.find(begun.id()).orElseThrow());

    assertThat(shelf.things()).containsExactly("1", "2", "3", "4");
  }

  @Test
  void whatCannotBeTakenBackIsToldAndTheRestIs() {
    shelf.breaksAt("take 2");
    Operation left = interruptedAt(3, Moment.AFTER_THE_DEED);

    runner(left, new Stop()).back();

    Operation ended = store.find(left.id()).orElseThrow();
    assertThat(ended.status()).isEqualTo(OperationStatus.FAILED);
    assertThat(ended.message()).contains("Step 2", "take 2");
    assertThat(shelf.things()).containsExactly("2");
  }

  @Test
  void cancelledOperationIsTakenBack() {
    Operation begun = begun();
    Stop stop = new Stop();
    shelf.onAsking("put 2", () -> stop.stop(Stop.Reason.CANCELLED));

    runner(begun, stop).forward();

    Operation ended = store.find(begun.id()).orElseThrow();
    assertThat(ended.status()).isEqualTo(OperationStatus.CANCELLED);
    assertThat(shelf.things()).isEmpty();
  }

  @Test
  void runThatAnotherTookOverWritesNothingMore() {
    Operation begun = begun();
    shelf.onAsking("put 2", () -> store.take(begun.id(), "another"));

    assertThat(catchLost(() -> forward(begun))).isTrue();

    assertThat(store.find(begun.id()).orElseThrow().steps().stream().map(StepRecord::status))
        .containsExactly(
            StepStatus.DONE, StepStatus.RUNNING, StepStatus.PENDING, StepStatus.PENDING);
    assertThat(shelf.asked()).containsExactly("put 1", "put 2");
  }

  @Test
  void whatAClaimWroteIsKeptWithTheOperationOrNotAtAll() {
    Operation wanted = wanted();
    Reason reason = new Reason("CALLED_OFF", "It was called off.", "Nothing.");

    assertThat(store.begin(wanted, "first", () -> claim(wanted, Optional.of(reason))))
        .contains(reason);
    assertThat(store.find(wanted.id())).isEmpty();
    assertThat(plans.find(wanted.planId()).orElseThrow().createdBy()).isEqualTo("dba");

    assertThat(store.begin(wanted, "first", () -> claim(wanted, Optional.empty()))).isEmpty();
    assertThat(store.find(wanted.id()).orElseThrow().schedule()).isEqualTo("s-1");
    assertThat(plans.find(wanted.planId()).orElseThrow().createdBy()).isEqualTo("claimed");
  }

  private Optional<Reason> claim(Operation wanted, Optional<Reason> reason) {
    database
        .jdbc()
        .update("update operation_plan set created_by = 'claimed' where id = ?", wanted.planId());
    return reason;
  }

  /** As the panel leaves it when it is killed at that moment; step 0 is before the first. */
  private Operation interruptedAt(int step, Moment moment) {
    Operation begun = begun();
    if (step > 0) {
      shelf.diesAt("put " + step, moment == Moment.AFTER_THE_DEED);
      catchLost(() -> forward(begun));
    }
    shelf.livesOn();
    store.interrupt(begun.id(), AT, "The panel that ran it was lost.");
    return store.find(begun.id()).orElseThrow();
  }

  private Operation begun() {
    Operation operation = wanted();
    store.begin(operation, "first", Optional::empty);
    return operation;
  }

  private Operation wanted() {
    List<Step> steps =
        IntStream.rangeClosed(1, STEPS).mapToObj(InterruptedOperationContract::step).toList();
    Plan plan =
        new Plan(
            new OperationRequest.ApplyConfig(), "orders", "Done.", List.of(), List.of(), steps);
    StoredPlan stored = new StoredPlan(UUID.randomUUID().toString(), plan, AT, "dba", null);
    plans.keep(stored);
    return new Operation(
        UUID.randomUUID().toString(),
        stored.id(),
        plan,
        OperationStatus.RUNNING,
        "dba",
        "s-1",
        AT,
        null,
        steps.stream().map(StepRecord::pending).toList(),
        null,
        Map.of());
  }

  private static Step step(int number) {
    return new Step(
        number,
        "Put " + number,
        "db1",
        new Deed.Command("db1", "put " + number),
        List.of(),
        new Undo.By(new Deed.Command("db1", "take " + number)),
        Duration.ofSeconds(1));
  }

  private void forward(Operation operation) {
    runner(operation, new Stop()).forward();
  }

  private PlanRunner runner(Operation operation, Stop stop) {
    String holder = "first";
    if (operation.status() != OperationStatus.RUNNING) {
      holder = UUID.randomUUID().toString();
      store.take(operation.id(), holder);
    }
    Journal journal =
        new Journal(operation, holder, store, event -> {}, InstantSource.fixed(AT), stop);
    return new PlanRunner(journal, shelf, stop);
  }

  private static boolean catchLost(Runnable run) {
    try {
      run.run();
      return false;
    } catch (JournalLostException | ShelfOfThings.DeadException lost) {
      return true;
    }
  }
}
