package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTests {

  private static final Duration PERIOD = Duration.ofSeconds(2);

  @Test
  void looksOfOnePairAreOnePeriodApart() {
    Schedule schedule = Schedule.ofPair(7, PERIOD);

    Instant first = schedule.next(Seen.START);

    assertThat(schedule.next(first)).isEqualTo(first.plus(PERIOD));
    assertThat(schedule.next(first.minusMillis(1))).isEqualTo(first);
  }

  @Test
  void looksOfManyPairsDoNotCrowd() {
    int[] perTenth = new int[20];
    IntStream.range(0, 200)
        .mapToObj(pair -> Schedule.ofPair(pair, PERIOD).phase().toMillis())
        .forEach(phase -> perTenth[(int) (phase / 100)]++);

    assertThat(IntStream.of(perTenth).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(8, 12));
  }
}
