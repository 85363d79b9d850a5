package dev.pairkeeper.operation;

import dev.pairkeeper.PairkeeperApplication;
import dev.pairkeeper.operation.Operations.Starting.NotStarted;
import dev.pairkeeper.operation.Operations.Starting.Started;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

/**
 * A whole panel in a process of its own that runs a plan, tells when a step has got to a status,
 * and holds still there, to be killed.
 */
final class DyingPanel {

  /** What it prints when it holds still. */
  static final String HERE = "HERE";

  private DyingPanel() {}

  /** HOME PLAN STEP STATUS. */
  public static void main(String[] arguments) throws InterruptedException {
    int step = Integer.parseInt(arguments[2]);
    StepStatus status = StepStatus.valueOf(arguments[3]);
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
            .run("--server.port=0", "--pairkeeper.home=" + arguments[0]);
    Operations.Starting starting =
        panel.getBean(Operations.class).run(arguments[1], "dba").orElseThrow();
    System.out.println(
        switch (starting) {
          case Started started -> "STARTED " + started.operation().id();
          case NotStarted refused -> "REFUSED " + refused.reasons();
        });
    new CountDownLatch(1).await();
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
