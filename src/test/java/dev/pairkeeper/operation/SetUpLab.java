package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.operation.Operations.Planning.NotPlanned;
import dev.pairkeeper.operation.Operations.Planning.Planned;
import dev.pairkeeper.operation.Operations.Starting.Started;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.OperationRequest.SetUp;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.RegistrationResult.Stored;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The panel beside a lab of bare hosts that it sets up; each test finds them as they booted. */
@SpringBootTest
abstract class SetUpLab {

  private static final Duration SET_UP = Duration.ofMinutes(5);

  @TempDir static Path home;

  @Autowired private PairRegistry registry;
  @Autowired private PairWatch watch;
  @Autowired private Operations operations;
  private final Lab lab;

  SetUpLab(Lab lab) {
    this.lab = lab;
  }

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry properties) {
    properties.add("pairkeeper.home", home::toString);
  }

  @BeforeEach
  void renew() {
    lab.renew();
  }

  /** Others want the hosts bare, too. */
  @AfterEach
  void leaveBare() {
    registry.remove(pair());
    lab.renew();
  }

  final Lab lab() {
    return lab;
  }

  final String pair() {
    return lab.info().name();
  }

  final void register(PairSpec spec) {
    assertThat(registry.register(spec)).isInstanceOf(Stored.class);
    await().atMost(Duration.ofSeconds(30)).until(() -> watch.observeNow(pair()).isPresent());
  }

  /** Changes what is registered; the hosts stay as they are. */
  final void change(PairSpec spec) {
    assertThat(registry.change(pair(), spec, null)).isInstanceOf(Stored.class);
  }

  final List<Reason> refused(SetUp request) {
    return ((NotPlanned) operations.plan(pair(), request, "dba").orElseThrow()).reasons();
  }

  final StoredPlan planned(OperationRequest request) {
    return switch (operations.plan(pair(), request, "dba").orElseThrow()) {
      case NotPlanned(List<Reason> reasons) -> throw new AssertionError("refused: " + reasons);
      case Planned(StoredPlan plan) -> plan;
    };
  }

  final Operation run(StoredPlan plan) {
    String id =
        switch (operations.run(plan.id(), "dba").orElseThrow()) {
          case Operations.Starting.NotStarted(List<Reason> reasons) ->
              throw new AssertionError("not started: " + reasons);
          case Started(Operation operation) -> operation.id();
        };
    await()
        .atMost(SET_UP)
        .untilAsserted(() -> {
          Operation running = operations.find(id).orElseThrow();
          assertThat(running.status())
              .as(OperatedLab.told(running))
              .isNotEqualTo(OperationStatus.RUNNING);
        });
    return operations.find(id).orElseThrow();
  }

  /** Runs it and cancels it once the VIP is on a node; gives it when it has ended. */
  final Operation cancelled(StoredPlan plan) {
    String id = ((Started) operations.run(plan.id(), "dba").orElseThrow()).operation().id();
    await()
        .atMost(SET_UP)
        .until(() ->
            operations.find(id).orElseThrow().steps().stream()
                .anyMatch(step ->
                    step.step().title().matches("(Start|Restart) keepalived .*")
                        && step.status() == StepStatus.DONE));
    assertThat(operations.cancel(id, "dba").orElseThrow()).isInstanceOf(Started.class);
    await()
        .atMost(SET_UP)
        .until(() -> operations.find(id).orElseThrow().status() != OperationStatus.RUNNING);
    return operations.find(id).orElseThrow();
  }

  /** Sets the pair up and tells how long each step took. */
  final Operation setUp(SetUp request) {
    StoredPlan plan = planned(request);
    plan.plan().warnings().forEach(warning -> System.out.println("! " + warning));
    Operation operation = run(plan);
    operation.steps().forEach(SetUpLab::tell);
    assertThat(operation.status())
        .as(String.valueOf(operation.message()))
        .isEqualTo(OperationStatus.SUCCEEDED);
    System.out.printf(
        "%s set up in %s%n", lab, Duration.between(operation.startedAt(), operation.endedAt()));
    return operation;
  }

  private static void tell(StepRecord record) {
    System.out.printf(
        "%3d %-9s %6s ms %-50s %s %s%n",
        record.step().number(),
        record.status(),
        record.startedAt() == null || record.endedAt() == null
            ? "?"
            : Duration.between(record.startedAt(), record.endedAt()).toMillis(),
        record.step().title(),
        record.output().strip().replace("\n", " | "),
        record.error() == null ? "" : record.error());
  }

  final void isWell() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          PairStatus status = watch.observeNow(pair()).orElseThrow();
          assertThat(status.problems()).isEmpty();
          assertThat(status.assessment().health()).hasToString("OK");
        });
  }
}
