package dev.pairkeeper.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.topology.LagPoint;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LagTrendTests {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Property
  void lagThatGrowsEvenlyHasItsSlope(
      @ForAll @DoubleRange(min = -5, max = 5) double slope,
      @ForAll @DoubleRange(min = 0, max = 1000) double first) {
    assertThat(LagTrend.perSecond(points(second -> first + slope * second)).orElseThrow())
        .isCloseTo(slope, Offset.offset(1e-6));
  }

  @Test
  void momentsWithoutAKnownLagDoNotCount() {
    List<LagPoint> points = points(second -> second % 3 == 0 ? null : 60.0 - second);
    assertThat(LagTrend.perSecond(points).orElseThrow()).isCloseTo(-1, Offset.offset(1e-6));
  }

  @Test
  void fewPointsAndShortTimesTellNothing() {
    assertThat(LagTrend.perSecond(List.of())).isEmpty();
    assertThat(LagTrend.perSecond(points(second -> 1.0).subList(0, 4))).isEmpty();
    List<LagPoint> short9 =
        IntStream.range(0, 9).mapToObj(i -> new LagPoint(START.plusSeconds(i), 1.0)).toList();
    assertThat(LagTrend.perSecond(short9)).isEmpty();
  }

  private static List<LagPoint> points(java.util.function.IntFunction<Double> lag) {
    return IntStream.range(0, 30)
        .mapToObj(look -> new LagPoint(START.plusSeconds(2L * look), lag.apply(2 * look)))
        .toList();
  }
}
