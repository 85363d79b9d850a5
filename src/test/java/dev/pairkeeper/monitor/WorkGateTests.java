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

  @Test
  void whereAnswersAreSlowAPlaceIsKeptForLonger() {
    for (int answer = 0; answer < 100; answer++) {
      gate.answeredAfter(Duration.ofSeconds(3));
    }
    WorkGate.Pass busy = gate.enter();
    var second = CompletableFuture.supplyAsync(gate::enter);

    Awaitility.await()
        .during(Duration.ofMillis(800))
        .atMost(Duration.ofSeconds(5))
        .until(() -> {
          gate.releaseWaiting();
          return !second.isDone();
        });
    busy.close();

    assertThat(second).succeedsWithin(Duration.ofSeconds(5));
  }
}
