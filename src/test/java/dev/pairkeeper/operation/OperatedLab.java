package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.monitor.ConfigurationWatch;
import dev.pairkeeper.operation.Operations.Planning;
import dev.pairkeeper.operation.Operations.Planning.NotPlanned;
import dev.pairkeeper.operation.Operations.Planning.Planned;
import dev.pairkeeper.operation.Operations.Starting.Started;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.Plan;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.RegistrationResult.Stored;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The panel as a whole beside a lab, on whose pair it runs operations. */
@SpringBootTest
abstract class OperatedLab {

  static final String CONF = "/etc/keepalived/keepalived.conf";

  /** A busy machine runs the lab and the panel. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir static Path home;

  private final Lab lab;

  @Autowired private PairRegistry registry;
  @Autowired private ConfigurationWatch configurations;
  @Autowired private Operations operations;

  OperatedLab(Lab lab) {
    this.lab = lab;
  }

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry properties) {
    properties.add("pairkeeper.home", home::toString);
  }

  @BeforeEach
  void reset() {
    lab.reset();
  }

  @AfterEach
  void removePair() {
    registry.remove(pair());
  }

  final Lab lab() {
    return lab;
  }

  final String pair() {
    return lab.info().name();
  }

  final PairRegistry registry() {
    return registry;
  }

  /** Registers the pair and waits until its files are the wanted ones. */
  final void adopt(PairSpec spec) {
    assertThat(registry.register(spec)).isInstanceOf(Stored.class);
    Awaitility.await("both nodes' files adopted")
        .atMost(PATIENCE)
        .until(() ->
            configurations.base(pair(), "db1").isPresent()
                && configurations.base(pair(), "db2").isPresent());
  }

  final Planning plan(OperationRequest request) {
    return operations.plan(pair(), request, "ann").orElseThrow();
  }

  /** Plans it, runs it to its end and gives the operation, whatever became of it. */
  final Operation run(OperationRequest request) {
    Planning planning = plan(request);
    assertThat(planning).as(planning.toString()).isInstanceOf(Planned.class);
    String id = ((Planned) planning).plan().id();
    Operations.Starting starting = operations.run(id, "ann").orElseThrow();
    assertThat(starting).as(starting.toString()).isInstanceOf(Started.class);
    String operation = ((Started) starting).operation().id();
    return Awaitility.await("the operation's end")
        .atMost(PATIENCE)
        .until(
            () -> operations.find(operation).orElseThrow(),
            found -> found.status() != OperationStatus.RUNNING);
  }

  final Plan succeeds(OperationRequest request) {
    Operation operation = run(request);
    assertThat(operation.status()).as(told(operation)).isEqualTo(OperationStatus.SUCCEEDED);
    System.out.println(told(operation));
    return operation.plan();
  }

  final NotPlanned refused(OperationRequest request) {
    Planning planning = plan(request);
    assertThat(planning).as(planning.toString()).isInstanceOf(NotPlanned.class);
    return (NotPlanned) planning;
  }

  static String told(Operation operation) {
    return operation.steps().stream()
        .map(step ->
            "%s %s %s %s"
                .formatted(step.status(), step.step().title(), step.error(), step.output()))
        .collect(Collectors.joining("\n", operation.message() + "\n", ""));
  }
}
