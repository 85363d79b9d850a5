package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class WorkGateTests {

  private final WorkGate gate = new WorkGate(1);

  @Test
  void secondWaitsUntilTheFirstLeaves() throws Exception {
    WorkGate.Pass first = gate.enter();
    var second = CompletableFuture.supplyAsync(gate::enter);
    gate.releaseWaiting();
    assertThat(second).isNotDone();

    first.close();

    assertThat(second.get(5, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void lookThatOnlyWaitsGivesItsPlaceAwayOnce() {
    WorkGate.Pass hanging = gate.enter();
    var second = CompletableFuture.supplyAsync(gate::enter);

    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> {
          gate.releaseWaiting();
          return second.isDone();
        });
    hanging.close();

    var third = CompletableFuture.supplyAsync(gate::enter);
    assertThat(third).isNotDone();
    second.join().close();
    third.join().close();
  }
}
