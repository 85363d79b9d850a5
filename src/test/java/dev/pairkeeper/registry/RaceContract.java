package dev.pairkeeper.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.registry.RegistrationResult.Conflict;
import dev.pairkeeper.registry.RegistrationResult.Missing;
import dev.pairkeeper.registry.RegistrationResult.Rejected;
import dev.pairkeeper.registry.RegistrationResult.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What any database must do when several people work at once. */
interface RaceContract extends RegistryContract {

  int PEOPLE = 6;

  @Test
  default void ofManyWhoChangeTheSameVersionOneWins() throws Exception {
    long version = registered(Specs.good()).version();
    var results =
        atOnce(i ->
            registry()
                .change("orders", Specs.with(Specs.good(), "maxLagSeconds", 10 + i), version));
    assertThat(results).filteredOn(Stored.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(Conflict.class::isInstance).hasSize(PEOPLE - 1);
    assertThat(found("orders").version()).isEqualTo(version + 1);
  }

  @Test
  default void ofManyWhoTakeTheSameNameOneWins() throws Exception {
    var results = atOnce(i -> registry().register(Specs.good("orders", i)));
    assertThat(results).filteredOn(Stored.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(Rejected.class::isInstance).hasSize(PEOPLE - 1);
    assertThat(registry().all()).hasSize(1);
  }

  @Test
  default void ofManyWhoTakeTheSameVipOneWins() throws Exception {
    var results =
        atOnce(i ->
            registry().register(Specs.with(Specs.good("pair" + i, i), "vip", "10.0.99.100/24")));
    assertThat(results).filteredOn(Stored.class::isInstance).hasSize(1);
    assertThat(registry().all()).hasSize(1);
  }

  @Test
  default void changeAgainstRemovalEndsInOneOfBoth() throws Exception {
    registered(Specs.good());
    var results =
        atOnce(i -> {
          registry().remove("orders");
          return registry().change("orders", Specs.good(), null);
        });
    assertThat(results).hasOnlyElementsOfType(Missing.class);
    assertThat(registry().all()).isEmpty();
  }

  private static List<RegistrationResult> atOnce(IntFunction<RegistrationResult> work)
      throws InterruptedException, ExecutionException {
    var start = new CyclicBarrier(PEOPLE);
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<RegistrationResult>> futures = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i++) {
        int number = i;
        futures.add(
            people.submit(() -> {
              start.await(10, TimeUnit.SECONDS);
              return work.apply(number);
            }));
      }
      List<RegistrationResult> results = new ArrayList<>();
      for (Future<RegistrationResult> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }
}
