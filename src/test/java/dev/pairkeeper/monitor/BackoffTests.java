package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.topology.ProbeFailure;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTests {

  @ParameterizedTest
  @CsvSource({
    "ACCESS_DENIED, 1, 4",
    "ACCESS_DENIED, 2, 8",
    "ACCESS_DENIED, 4, 30",
    "ACCESS_DENIED, 1000000, 30",
    "HOST_KEY_CHANGED, 9, 30",
    "TIMED_OUT, 1, 0",
    "TIMED_OUT, 2, 2",
    "TIMED_OUT, 3, 4",
    "TIMED_OUT, 9, 10",
    "UNREACHABLE, 9, 10",
    "ERROR, 9, 10",
    "REFUSED, 1, 0",
    "REFUSED, 9, 0",
    "TOO_MANY_CONNECTIONS, 9, 0"
  })
  void pausesByKindAndCountOfFailures(Kind kind, int looks, int seconds) {
    var failure = new ProbeFailure(kind, "it is away", Seen.START, looks);

    assertThat(Backoff.after(failure, Duration.ofSeconds(2)))
        .isEqualTo(Duration.ofSeconds(seconds));
  }
}
