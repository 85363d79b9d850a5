package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.PairkeeperApplication;
import dev.pairkeeper.monitor.ConfigurationWatch;
import dev.pairkeeper.monitor.LagHistory;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.operation.DyingPanel.Way;
import dev.pairkeeper.operation.Operations.Planning.NotPlanned;
import dev.pairkeeper.operation.Operations.Planning.Planned;
import dev.pairkeeper.operation.Operations.Starting.NotStarted;
import dev.pairkeeper.operation.Operations.Starting.Started;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.Step;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.RegistrationResult.Stored;
import dev.pairkeeper.topology.LagPoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A panel that can be stopped, killed in a process of its own, and started again on its home. */
final class PanelOnLab implements AutoCloseable {

  private static final Duration TO_END = Duration.ofMinutes(4);
  private static final int MANY_POINTS = 10_000;

  private final Path home;
  private ConfigurableApplicationContext context;

  PanelOnLab(Path home) {
    this.home = home;
    this.context = start();
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(PairkeeperApplication.class)
        .initializers(starting -> TappedWorkshop.addTo((GenericApplicationContext) starting))
        .run(
            "--server.port=0",
            "--pairkeeper.home=" + home,
            "--pairkeeper.admin.password=first-admin-password");
  }

  /** After it was closed. */
  void startAgain() {
    context = start();
  }

  Operations operations() {
    return context.getBean(Operations.class);
  }

  /** Has something done once, right before the step of that plan whose title begins so. */
  void before(StoredPlan plan, String title, Runnable work) {
    plan.plan().steps().stream()
        .filter(step -> step.title().startsWith(title))
        .findFirst()
        .ifPresent(step -> context.getBean(TappedWorkshop.class).before(step.deed(), work));
  }

  /** Registers the pair and waits for the first look at it. */
  String register(PairSpec spec) {
    Stored stored = (Stored) context.getBean(PairRegistry.class).register(spec);
    String name = stored.pair().pair().name();
    await().atMost(Duration.ofSeconds(30)).until(() -> watch().observeNow(name).isPresent());
    return name;
  }

  /** Registers the pair and waits until its files are the wanted ones. */
  String adopt(PairSpec spec) {
    String name = register(spec);
    ConfigurationWatch files = context.getBean(ConfigurationWatch.class);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> files.base(name, "db1").isPresent() && files.base(name, "db2").isPresent());
    return name;
  }

  /** What a look taken now sees. */
  PairStatus look(String pair) {
    return watch().observeAfresh(pair).orElseThrow();
  }

  /** What the newest look saw, without asking for one. */
  PairStatus latest(String pair) {
    return watch().latest(pair).orElseThrow();
  }

  /** What the chart shows of a node's lag since then. */
  List<LagPoint> lags(String pair, String node, Instant since) {
    return context
        .getBean(LagHistory.class)
        .series(pair, since, Instant.now(), MANY_POINTS)
        .stream()
        .filter(series -> series.node().equals(node))
        .flatMap(series -> series.points().stream())
        .toList();
  }

  /** Moves of the VIP up to now do not count as flapping. */
  void forgetMoves(String pair) {
    watch().forgetMoves(pair);
  }

  /** Registers the pair otherwise. */
  void change(String pair, PairSpec spec) {
    assertThat(context.getBean(PairRegistry.class).change(pair, spec, null))
        .isInstanceOf(Stored.class);
  }

  StoredPlan plan(String pair, OperationRequest request) {
    return switch (operations().plan(pair, request, "dba").orElseThrow()) {
      case Planned planned -> planned.plan();
      case NotPlanned refused -> Assertions.fail("refused: " + refused.reasons());
    };
  }

  /** Runs it to its end. */
  Operation run(StoredPlan plan) {
    return ended(operations().run(plan.id(), "dba").orElseThrow());
  }

  /** Waits for the end of what was started. */
  Operation ended(Operations.Starting starting) {
    if (starting instanceof NotStarted refused) {
      return Assertions.fail("refused: " + refused.reasons());
    }
    String id = ((Started) starting).operation().id();
    await().atMost(TO_END).until(() -> statusOf(id) != OperationStatus.RUNNING);
    return operations().find(id).orElseThrow();
  }

  /**
   * Has another panel on the same home run the plan, kills it (-9) when the step has got to that
   * status, and starts this one again.
   *
   * @return what it left, once it is known to be interrupted
   */
  Operation killedAt(StoredPlan plan, int step, StepStatus status)
      throws IOException, InterruptedException {
    return killedAt(plan, step, status, () -> {});
  }

  /** The same, and something is done when that panel is up and about to begin. */
  Operation killedAt(StoredPlan plan, int step, StepStatus status, Runnable before)
      throws IOException, InterruptedException {
    context.close();
    kill(Way.RUN, plan.id(), step, status, before);
    context = start();
    return interrupted(plan);
  }

  /**
   * Has one panel after the other on the same home go on with the plan, each killed (-9) after one
   * step more, and starts this one again.
   *
   * @return what they left, once it is known to be interrupted
   */
  Operation killedAfterEveryStep(StoredPlan plan) throws IOException, InterruptedException {
    Operation left = killedAt(plan, 1, StepStatus.DONE);
    context.close();
    for (Step step : plan.plan().steps().subList(1, plan.plan().steps().size())) {
      kill(Way.RESUME, left.id(), step.number(), StepStatus.DONE);
    }
    context = start();
    return interrupted(plan);
  }

  /** As {@link #killedAfterEveryStep}, on the way back of an operation that was interrupted. */
  Operation killedAfterEveryUndo(Operation left) throws IOException, InterruptedException {
    context.close();
    for (Step step : Recoveries.toUndo(left)) {
      kill(Way.UNDO, left.id(), step.number(), StepStatus.UNDONE);
    }
    context = start();
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> statusOf(left.id()) == OperationStatus.INTERRUPTED);
    return operations().find(left.id()).orElseThrow();
  }

  private void kill(Way way, String id, int step, StepStatus status)
      throws IOException, InterruptedException {
    kill(way, id, step, status, () -> {});
  }

  private void kill(Way way, String id, int step, StepStatus status, Runnable before)
      throws IOException, InterruptedException {
    Process dying =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DyingPanel.class.getName(),
                home.toString(),
                way.name(),
                id,
                Integer.toString(step),
                status.name())
            .redirectErrorStream(true)
            .start();
    try {
      waitUntil(DyingPanel.READY, dying);
      before.run();
      dying.outputWriter().append('\n').close();
      waitUntil(DyingPanel.HERE, dying);
    } finally {
      dying.destroyForcibly().waitFor();
    }
  }

  private Operation interrupted(StoredPlan plan) {
    String id = operations().find(plan.plan().pair(), null, 1).getFirst().id();
    await().atMost(Duration.ofSeconds(40)).until(() -> statusOf(id) == OperationStatus.INTERRUPTED);
    return operations().find(id).orElseThrow();
  }

  private static void waitUntil(String word, Process dying) throws IOException {
    BufferedReader output = dying.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    String line = output.readLine();
    while (line != null && !line.equals(word)) {
      assertThat(line).doesNotStartWith("REFUSED");
      said.append(line).append('\n');
      line = output.readLine();
    }
    assertThat(line).as("it ended before: %s", said).isNotNull();
  }

  private OperationStatus statusOf(String id) {
    return operations().find(id).orElseThrow().status();
  }

  private PairWatch watch() {
    return context.getBean(PairWatch.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
