package dev.pairkeeper.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTests {

  private static final Instant NOW = Instant.parse("2026-07-28T03:00:00.123456Z");

  @ParameterizedTest
  @CsvSource({
    "0, duration.seconds, 0",
    "119, duration.seconds, 119",
    "120, duration.minutes, 2",
    "7199, duration.minutes, 119",
    "7200, duration.hours, 2",
    "172800, duration.days, 2"
  })
  void lengthIsToldInItsBiggestUnit(long seconds, String unit, long amount) {
    assertThat(new Moment(NOW.minusSeconds(seconds), NOW).length())
        .isEqualTo(Text.of(unit, amount));
  }

  @Test
  void momentThatAFastClockPutsIntoTheFutureIsJustNow() {
    var moment = new Moment(NOW.plusSeconds(5), NOW);

    assertThat(moment.ago()).isEqualTo(Text.of("age.now"));
    assertThat(moment.isOlderThan(0)).isFalse();
  }

  @Test
  void scriptsGetMillisecondsAndPeopleGetSeconds() {
    var moment = new Moment(NOW, NOW.plusSeconds(1));

    assertThat(moment.iso()).isEqualTo("2026-07-28T03:00:00.123Z");
    assertThat(moment.utc()).isEqualTo("2026-07-28 03:00:00 UTC");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.0244S, 0.02 s",
    "PT14.33S, 14.3 s",
    "PT2M11S, 2 min 11 s",
    "PT3H20M, 3 h 20 min",
    "PT220H, 9 d 4 h"
  })
  void durationsReadLikeLags(Duration duration, String text) {
    assertThat(Durations.text(duration)).isEqualTo(text);
  }
}
