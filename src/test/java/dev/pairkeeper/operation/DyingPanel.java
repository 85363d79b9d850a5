package dev.pairkeeper.operation;

import static org.awaitility.Awaitility.await;

import dev.pairkeeper.PairkeeperApplication;
import dev.pairkeeper.operation.Operations.Starting.NotStarted;
import dev.pairkeeper.operation.Operations.Starting.Started;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A whole panel in a process of its own that runs a plan, or brings an operation that another left
 * to its end, tells when a step has got to a status, and holds still there, to be killed.
 */
final class DyingPanel {

  /** What it prints when it could begin; it does when it reads a line. */
  static final String READY = "READY";

  /** What it prints when it holds still. */
  static final String HERE = "HERE";

  private static final Duration UNTIL_INTERRUPTED = Duration.ofSeconds(60);

  private DyingPanel() {}

  /** What it does with what it is given. */
  enum Way {
    /** Runs a plan. */
    RUN,
    /** Goes on with an operation. */
    RESUME,
    /** Takes an operation back. */
    UNDO
  }

  /**
   * HOME WAY PLAN-OR-OPERATION STEP STATUS. A joined step of a plan counts as done when its deed
   * is, as nothing is written down then.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Thread.currentThread()
        .setUncaughtExceptionHandler((thread, failure) -> {
          failure.printStackTrace(System.out);
          Runtime.getRuntime().halt(1);
        });
    int step = Integer.parseInt(arguments[3]);
    StepStatus status = StepStatus.valueOf(arguments[4]);
    ApplicationListener<PayloadApplicationEvent<?>> watcher =
        event -> {
          if (event.getPayload() instanceof OperationChanged(Operation operation)
              && operation.steps().get(step - 1).status() == status) {
            holdStill();
          }
        };
    ConfigurableApplicationContext panel =
        new SpringApplicationBuilder(PairkeeperApplication.class)
            .listeners(watcher)
            .initializers(context -> TappedWorkshop.addTo((GenericApplicationContext) context))
            .run("--server.port=0", "--pairkeeper.home=" + arguments[0]);
    panel
        .getBean(Operations.class)
        .plan(arguments[2])
        .map(plan -> plan.plan().steps().get(step - 1))
        .filter(planned -> planned.joined() && status == StepStatus.DONE)
        .ifPresent(planned ->
            panel.getBean(TappedWorkshop.class).after(planned.deed(), DyingPanel::holdStill));
    System.out.println(READY);
    System.in.read();
    Operations.Starting starting =
        started(panel.getBean(Operations.class), Way.valueOf(arguments[1]), arguments[2]);
    System.out.println(
        switch (starting) {
          case Started started -> "STARTED " + started.operation().id();
          case NotStarted refused -> "REFUSED " + refused.reasons();
        });
    new CountDownLatch(1).await();
  }

  private static Operations.Starting started(Operations operations, Way way, String id) {
    if (way == Way.RUN) {
      return operations.run(id, "dba").orElseThrow();
    }
    return await()
        .atMost(UNTIL_INTERRUPTED)
        .until(
            () ->
                (way == Way.RESUME ? operations.resume(id, "dba") : operations.undo(id, "dba"))
                    .orElseThrow(),
            Started.class::isInstance);
  }

  private static void holdStill() {
    System.out.println(HERE);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
