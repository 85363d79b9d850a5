package dev.pairkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.registry.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MaintenanceWishTests {

  private static final Instant NOW = Instant.parse("2026-11-27T21:00:00Z");

  @Test
  void endIsAMomentOrSoManyMinutesFromNow() {
    assertThat(wish(NOW.plusSeconds(1), null, "disks").violations(NOW)).isEmpty();
    assertThat(new MaintenanceWish(null, 90, " disks ").ordered(NOW, NOW, "olga"))
        .isEqualTo(new Maintenance(NOW, NOW.plus(Duration.ofMinutes(90)), "olga", "disks"));
  }

  @Test
  void oneOfTheTwoIsNeededAndNotBoth() {
    assertThat(fields(null, null, "disks")).containsExactly("until");
    assertThat(fields(NOW.plusSeconds(60), 1, "disks")).containsExactly("until");
  }

  @Test
  void endIsInTheFutureAndAtMostThirtyDaysAhead() {
    Instant last = NOW.plus(Duration.ofDays(30));

    assertThat(fields(NOW, null, "disks")).containsExactly("until");
    assertThat(fields(last, null, "disks")).isEmpty();
    assertThat(fields(last.plusMillis(1), null, "disks")).containsExactly("until");
    assertThat(fields(Instant.MAX, null, "disks")).containsExactly("until");
    assertThat(fields(null, 0, "disks")).containsExactly("minutes");
    assertThat(fields(null, 43_200, "disks")).isEmpty();
    assertThat(fields(null, 43_201, "disks")).containsExactly("minutes");
  }

  @Test
  void reasonIsOneLineThatSaysSomething() {
    assertThat(fields(null, 5, null)).containsExactly("reason");
    assertThat(fields(null, 5, "  ")).containsExactly("reason");
    assertThat(fields(null, 5, "new\ndisks")).containsExactly("reason");
    assertThat(fields(null, 5, "x".repeat(500))).isEmpty();
    assertThat(fields(null, 5, "x".repeat(501))).containsExactly("reason");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    assertThat(fields(NOW.minusSeconds(1), 0, ""))
        .containsExactly("until", "until", "minutes", "reason");
  }

  private static List<String> fields(
      @Nullable Instant until, @Nullable Integer minutes, @Nullable String reason) {
    return wish(until, minutes, reason).violations(NOW).stream().map(Violation::field).toList();
  }

  private static MaintenanceWish wish(
      @Nullable Instant until, @Nullable Integer minutes, @Nullable String reason) {
    return new MaintenanceWish(until, minutes, reason);
  }
}
