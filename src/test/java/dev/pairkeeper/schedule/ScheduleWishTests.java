package dev.pairkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.OperationRequest.Switchover;
import dev.pairkeeper.registry.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScheduleWishTests {

  private static final Instant NOW = Instant.parse("2026-11-27T21:00:00Z");
  private static final Instant THREE = Instant.parse("2026-11-28T03:00:00Z");
  private static final OperationRequest SWITCHOVER =
      new Switchover(null, Switchover.USUAL_CATCH_UP_TIMEOUT, null);

  @Test
  void windowBeginsInTheFutureAndAtMostNinetyDaysAhead() {
    assertThat(fields(THREE, THREE.plusSeconds(60))).isEmpty();
    assertThat(fields(NOW, NOW.plusSeconds(60))).containsExactly("notBefore");
    Instant last = NOW.plus(Duration.ofDays(90));
    assertThat(fields(last, last.plusSeconds(60))).isEmpty();
    assertThat(fields(last.plusMillis(1), last.plusSeconds(60))).contains("notBefore");
  }

  @Test
  void windowIsAMinuteToADayLong() {
    assertThat(fields(THREE, THREE.plusSeconds(59))).containsExactly("notAfter");
    assertThat(fields(THREE, THREE.minusSeconds(60))).containsExactly("notAfter");
    assertThat(fields(THREE, THREE.plus(Duration.ofHours(24)))).isEmpty();
    assertThat(fields(THREE, THREE.plus(Duration.ofHours(24)).plusMillis(1)))
        .containsExactly("notAfter");
  }

  @Test
  void bothEndsAreNeeded() {
    assertThat(fields(null, null)).containsExactly("notBefore", "notAfter");
  }

  @Test
  void nothingButASwitchoverStartsByItself() {
    assertThat(
            new ScheduleWish(
                    new OperationRequest.Failover("db2", true, false), THREE, THREE.plusSeconds(60))
                .violations(NOW))
        .extracting(Violation::field)
        .containsExactly("operation");
  }

  private static List<String> fields(@Nullable Instant notBefore, @Nullable Instant notAfter) {
    return new ScheduleWish(SWITCHOVER, notBefore, notAfter)
        .violations(NOW).stream().map(Violation::field).toList();
  }
}
