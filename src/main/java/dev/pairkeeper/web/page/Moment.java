package dev.pairkeeper.web.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A moment in the past as pages show it: exactly, and how long ago it was. */
public record Moment(Instant at, Instant now) {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** ISO-8601 in UTC to the millisecond, for scripts. */
  public String iso() {
    return DateTimeFormatter.ISO_INSTANT.format(Instant.ofEpochMilli(at.toEpochMilli()));
  }

  /** To the second in UTC, for people whose time zone is not known. */
  public String utc() {
    return UTC.format(at);
  }

  /** How long ago, such as '14 s ago'; never in the future, should clocks differ. */
  public Text ago() {
    return seconds() == 0 ? Text.of("age.now") : Text.of("age.ago");
  }

  /** The length of {@link #ago()} in its biggest unit. */
  public Text length() {
    long seconds = seconds();
    if (seconds < 120) {
      return Text.of("duration.seconds", seconds);
    }
    if (seconds < 2 * 3600) {
      return Text.of("duration.minutes", seconds / 60);
    }
    return seconds < 2 * 86_400
        ? Text.of("duration.hours", seconds / 3600)
        : Text.of("duration.days", seconds / 86_400);
  }

  /** Whether it was longer ago than so many milliseconds. */
  public boolean isOlderThan(long millis) {
    return age().toMillis() > millis;
  }

  private long seconds() {
    return age().toSeconds();
  }

  private Duration age() {
    Duration age = Duration.between(at, now);
    return age.isNegative() ? Duration.ZERO : age;
  }
}
