package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.GtidSet;
import java.time.Duration;
import java.util.Locale;

/** Puts figures into sentences. */
final class Words {

  private static final int LONGEST_SET = 240;

  private Words() {}

  /** {@code 1 transaction}, {@code 3 transactions}. */
  static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** {@code 0.5 s}, {@code 42 s}; the sign of a lag can be negative when clocks differ. */
  static String seconds(Duration duration) {
    double seconds = duration.toSeconds() + duration.toNanosPart() / 1e9;
    return Math.abs(seconds) < 10 && duration.toNanosPart() != 0
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : String.format(Locale.ROOT, "%.0f s", seconds);
  }

  /** How many there are and which, cut where they are too many to read. */
  static String transactions(GtidSet set) {
    String ids = set.toString();
    String shown = ids.length() > LONGEST_SET ? ids.substring(0, LONGEST_SET) + "…" : ids;
    return "%s (%s)".formatted(count(set.count(), "transaction"), shown);
  }

  /** What a server said, as the end of a sentence; nothing when it said nothing. */
  static String said(int errorNumber, String error) {
    if (error.isBlank()) {
      return errorNumber == 0 ? "." : ": error %d.".formatted(errorNumber);
    }
    return ": error %d, %s".formatted(errorNumber, closed(error));
  }

  /** With a full stop at its end. */
  static String closed(String sentence) {
    String text = sentence.strip();
    return text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? text : text + ".";
  }
}
