package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.LagPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/** How a lag develops. */
public final class LagTrend {

  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final int FEWEST = 5;

  private LagTrend() {}

  /**
   * The slope of the line that fits best (least squares), in seconds of lag a second; empty when
   * too little is known to draw one. Points whose lag is unknown do not count.
   */
  public static OptionalDouble perSecond(List<LagPoint> points) {
    List<LagPoint> known = points.stream().filter(point -> point.lagSeconds() != null).toList();
    if (known.size() < FEWEST) {
      return OptionalDouble.empty();
    }
    Instant begin = known.getFirst().at();
    if (Duration.between(begin, known.getLast().at()).compareTo(SHORTEST) < 0) {
      return OptionalDouble.empty();
    }
    double meanTime =
        known.stream().mapToDouble(point -> seconds(begin, point)).average().orElse(0);
    double meanLag = known.stream().mapToDouble(LagTrend::lag).average().orElse(0);
    double together = 0;
    double squares = 0;
    for (LagPoint point : known) {
      double time = seconds(begin, point) - meanTime;
      together += time * (lag(point) - meanLag);
      squares += time * time;
    }
    return OptionalDouble.of(together / squares);
  }

  private static double seconds(Instant begin, LagPoint point) {
    return Duration.between(begin, point.at()).toMillis() / 1000.0;
  }

  private static double lag(LagPoint point) {
    return Objects.requireNonNull(point.lagSeconds());
  }
}
