package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleBufferTests {

  private static final SeriesKey LAG = new SeriesKey("orders", "db2", SeriesKey.Kind.LAG, "");

  private final SampleBuffer buffer = new SampleBuffer();

  @Test
  void clockThatWasSetBackBeginsANewChunk() {
    buffer.add(LAG, 5_000, 1);
    buffer.add(LAG, 7_000, 2);
    buffer.add(LAG, 6_000, 3);
    buffer.add(LAG, 8_000, 4);

    List<Chunk> chunks = buffer.chunks("orders");

    assertThat(chunks)
        .extracting(Chunk::samples)
        .containsExactly(samples(5_000, 1, 7_000, 2), samples(6_000, 3, 8_000, 4));
  }

  @Test
  void clockThatStandsStillAddsNothing() {
    buffer.add(LAG, 5_000, 1);
    buffer.add(LAG, 5_000, 2);

    assertThat(buffer.chunks("orders"))
        .extracting(Chunk::samples)
        .containsExactly(samples(5_000, 1));
  }

  @Test
  void growingChunkIsStoredAgainAndAFullOneOnce() {
    buffer.add(LAG, 5_000, 1);
    buffer.end(LAG);
    buffer.add(LAG, 9_000, 1);
    buffer.stored(buffer.batch());

    assertThat(buffer.batch().chunks())
        .extracting(Chunk::samples)
        .containsExactly(samples(9_000, 1));
  }

  private static Samples samples(long... timesAndValues) {
    Samples samples = new Samples();
    for (int i = 0; i < timesAndValues.length; i += 2) {
      samples.add(timesAndValues[i], timesAndValues[i + 1]);
    }
    return samples;
  }
}
