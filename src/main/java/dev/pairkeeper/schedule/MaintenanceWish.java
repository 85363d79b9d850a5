package dev.pairkeeper.schedule;

import dev.pairkeeper.registry.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Maintenance that somebody asks for: until a moment, or for so many minutes, one of the two.
 *
 * @param reason one line for others to read
 */
public record MaintenanceWish(
    @Nullable Instant until, @Nullable Integer minutes, @Nullable String reason) {

  /** Whoever needs longer orders it again, or it would be forgotten. */
  static final Duration LONGEST = Duration.ofDays(30);

  private static final int LONGEST_REASON = 500;

  /** Everything that is wrong with it; empty when it can be ordered. */
  public List<Violation> violations(Instant now) {
    List<Violation> wrong = new ArrayList<>();
    if ((until == null) == (minutes == null)) {
      wrong.add(new Violation("until", "is needed, or minutes in its place; give one of the two."));
    }
    if (until != null && !(until.isAfter(now) && !until.isAfter(now.plus(LONGEST)))) {
      wrong.add(
          new Violation(
              "until",
              "must be in the future and at most %d days ahead.".formatted(LONGEST.toDays())));
    }
    if (minutes != null && (minutes < 1 || minutes > LONGEST.toMinutes())) {
      wrong.add(
          new Violation(
              "minutes",
              "must be a whole number between 1 and %d (%d days)."
                  .formatted(LONGEST.toMinutes(), LONGEST.toDays())));
    }
    String text = Objects.requireNonNullElse(reason, "");
    if (text.isBlank()) {
      wrong.add(new Violation("reason", "is needed: others read here why the pair is quiet."));
    } else if (text.length() > LONGEST_REASON || text.chars().anyMatch(Character::isISOControl)) {
      wrong.add(
          new Violation(
              "reason",
              "must be one line of text with at most %d characters.".formatted(LONGEST_REASON)));
    }
    return List.copyOf(wrong);
  }

  /** What is ordered by a wish that nothing is wrong with. */
  public Maintenance ordered(Instant since, Instant now, String user) {
    Instant end =
        until == null
            ? now.plus(Duration.ofMinutes(Objects.requireNonNull(minutes)))
                .truncatedTo(ChronoUnit.SECONDS)
            : until;
    return new Maintenance(
        since, end.truncatedTo(ChronoUnit.MILLIS), user, Objects.requireNonNull(reason).strip());
  }
}
