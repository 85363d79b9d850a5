package dev.pairkeeper.monitor;

import static dev.pairkeeper.monitor.Samples.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThinningTests {

  @Test
  void fewSamplesStayAsTheyAre() {
    Samples few = samples(1, UNKNOWN, 3);

    assertThat(thin(few, 0, 3000, 3)).isSameAs(few);
  }

  @Test
  void largestOfThoseThatFallTogetherStaysWithItsTime() {
    Samples thin = thin(samples(1, 9, 2, 3, 4, 8), 0, 5999, 2);

    assertThat(thin).isEqualTo(samplesAt(1000, 9, 5000, 8));
  }

  @Test
  void unknownIsNotHiddenByItsNeighbours() {
    Samples thin = thin(samples(1, UNKNOWN, 7, 5, 4, 8), 0, 5999, 4);

    assertThat(thin).isEqualTo(samplesAt(1000, UNKNOWN, 2000, 7, 5000, 8));
  }

  @Test
  void neverMoreThanAskedFor() {
    Samples many = new Samples();
    for (int i = 0; i < 10_000; i++) {
      many.add(i * 1000L, i % 3 == 0 ? UNKNOWN : i);
    }

    assertThat(thin(many, 0, 9_999_000, 100).size()).isBetween(50, 100);
  }

  @Test
  void lastStateOfEachMinuteStays() {
    Samples samples = samplesAt(0, 5, 59_999, 6, 60_000, 7, 200_000, 8);

    assertThat(Thinning.toLast(samples, 60_000))
        .isEqualTo(samplesAt(59_999, 6, 60_000, 7, 200_000, 8));
  }

  private static Samples thin(Samples samples, long from, long to, int most) {
    return Thinning.toAtMost(samples, Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), most);
  }

  /** One a second from 0. */
  private static Samples samples(long... values) {
    Samples samples = new Samples();
    for (int i = 0; i < values.length; i++) {
      samples.add(i * 1000L, values[i]);
    }
    return samples;
  }

  private static Samples samplesAt(long... timesAndValues) {
    Samples samples = new Samples();
    for (int i = 0; i < timesAndValues.length; i += 2) {
      samples.add(timesAndValues[i], timesAndValues[i + 1]);
    }
    return samples;
  }
}
