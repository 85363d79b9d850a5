package dev.pairkeeper.web.api;

import dev.pairkeeper.monitor.LagHistory;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far each channel was behind, over time. */
@Schema(name = "LagHistory")
record LagResponse(List<Series> series) {

  /**
   * One node's channel over time, oldest first.
   *
   * @param points each a moment in milliseconds since 1970 UTC and the lag then in seconds, null
   *     when it was unknown
   */
  @Schema(name = "LagSeries")
  record Series(
      String node,
      String channel,
      @Schema(example = "[[1767225600000, 0.012], [1767225602000, null]]")
          List<List<@Nullable Number>> points) {

    private static Series of(LagHistory.Series series) {
      List<List<@Nullable Number>> points =
          series.points().stream()
              .map(point ->
                  Arrays.<@Nullable Number>asList(point.at().toEpochMilli(), point.lagSeconds()))
              .toList();
      return new Series(series.node(), series.channel(), points);
    }
  }

  static LagResponse of(List<LagHistory.Series> series) {
    return new LagResponse(series.stream().map(Series::of).toList());
  }
}
