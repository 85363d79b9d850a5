package dev.pairkeeper.web.page;

import java.time.Duration;
import java.util.Locale;

/** Writes durations the way people read lags and up-times, with SI units in every language. */
public final class Durations {

  private Durations() {}

  /** Such as {@code 16 ms}; from a second on like {@link #text}. */
  public static String precise(Duration duration) {
    return duration.toSeconds() < 1 ? duration.toMillis() + " ms" : text(duration);
  }

  /**
   * Such as {@code 0.02 s}, {@code 14.3 s}, {@code 2 min 5 s}, {@code 3 h 20 min}, {@code 9 d 4 h}.
   */
  public static String text(Duration duration) {
    double seconds = duration.toMillis() / 1000.0;
    if (seconds < 60) {
      return String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.1f s", seconds);
    }
    if (seconds < 3600) {
      return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
    return seconds < 86_400
        ? "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart())
        : "%d d %d h".formatted(duration.toDays(), duration.toHoursPart());
  }
}
