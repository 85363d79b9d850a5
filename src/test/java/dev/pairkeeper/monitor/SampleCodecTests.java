package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SampleCodecTests {

  @Property(tries = 300)
  void whatIsPackedComesBack(@ForAll("samples") Samples samples) {
    assertThat(SampleCodec.unpack(SampleCodec.pack(samples))).isEqualTo(samples);
  }

  @Test
  void largestChunkFitsIntoItsColumnWhateverItsValues() {
    Random random = new Random(1);
    Samples wild = new Samples();
    long time = 0;
    for (int i = 0; i < Chunk.LARGEST; i++) {
      time += 1 + random.nextLong(1L << 36);
      wild.add(time, random.nextLong());
    }

    assertThat(SampleCodec.pack(wild)).hasSizeLessThan(32_000);
  }

  @Test
  void damagedSamplesAreRefused() {
    Samples samples = new Samples();
    samples.add(1, 2);
    byte[] packed = SampleCodec.pack(samples);

    assertThatThrownBy(() -> SampleCodec.unpack(Arrays.copyOf(packed, packed.length - 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SampleCodec.unpack(new byte[] {9, 9}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<Samples> samples() {
    Arbitrary<Long> values =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-1_000, 1_000_000),
            Arbitraries.longs().between(-1L << 60, 1L << 60),
            Arbitraries.just(Samples.UNKNOWN));
    Arbitrary<Long> steps = Arbitraries.longs().between(1, 1L << 40);
    return Combinators.combine(
            Arbitraries.longs().between(0, 1L << 45),
            steps.list().ofMaxSize(200),
            values.list().ofSize(200))
        .as(SampleCodecTests::samples);
  }

  private static Samples samples(long start, List<Long> steps, List<Long> values) {
    Samples samples = new Samples();
    long time = start;
    for (int i = 0; i < steps.size(); i++) {
      time += steps.get(i);
      samples.add(time, values.get(i));
    }
    return samples;
  }
}
