package dev.pairkeeper.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommitWaitsTests {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final CommitWaits waits = new CommitWaits();

  @Test
  void nobodyWaits() {
    assertThat(waits.longest(List.of(), START)).isZero();
  }

  @Test
  void longStatementThatOnlyNowCommitsHasNotWaitedLong() {
    assertThat(waits.longest(List.of(client(7, 600)), START)).isZero();
  }

  @Test
  void clientThatIsSeenWaitingAgainHasWaitedSinceTheFirstLook() {
    waits.longest(List.of(client(7, 0), client(8, 600)), START);

    assertThat(waits.longest(List.of(client(8, 604)), START.plusSeconds(4)))
        .isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void clientSeenWaitingInAnotherStatementHasWaitedNoLongerThanThat() {
    waits.longest(List.of(client(7, 0)), START);

    assertThat(waits.longest(List.of(client(7, 0)), START.plusSeconds(60)))
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void clientThatGotThroughIsForgotten() {
    waits.longest(List.of(client(7, 0)), START);
    waits.longest(List.of(), START.plusSeconds(2));

    assertThat(waits.longest(List.of(client(7, 90)), START.plusSeconds(4))).isZero();
  }

  private static Row client(long id, long seconds) {
    return new Row(Map.of("id", Long.toString(id), "seconds", Long.toString(seconds)));
  }
}
