package dev.pairkeeper.schedule;

import dev.pairkeeper.plan.OperationKind;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.registry.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operation that somebody wants started at a time.
 *
 * @param notBefore when its window begins
 * @param notAfter when its window is over: it is tried until then
 */
public record ScheduleWish(
    OperationRequest request, @Nullable Instant notBefore, @Nullable Instant notAfter) {

  private static final Duration FURTHEST = Duration.ofDays(90);
  private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(1);
  private static final Duration LONGEST_WINDOW = Duration.ofHours(24);

  /** A wish that nothing is wrong with. */
  record Fit(OperationRequest request, Instant notBefore, Instant notAfter) {}

  /** Everything that is wrong with it; empty when it can be planned. */
  public List<Violation> violations(Instant now) {
    List<Violation> wrong = new ArrayList<>();
    if (request.kind() != OperationKind.SWITCHOVER) {
      wrong.add(new Violation("operation", "must be SWITCHOVER: nothing else starts by itself."));
    }
    if (notBefore == null) {
      wrong.add(new Violation("notBefore", "is needed: when the window begins."));
    } else if (!isWithin(notBefore, now, Duration.ofMillis(1), FURTHEST)) {
      wrong.add(
          new Violation(
              "notBefore",
              "must be in the future and at most %d days ahead.".formatted(FURTHEST.toDays())));
    }
    if (notAfter == null) {
      wrong.add(new Violation("notAfter", "is needed: when the window is over."));
    } else if (notBefore != null
        && !isWithin(notAfter, notBefore, SHORTEST_WINDOW, LONGEST_WINDOW)) {
      wrong.add(
          new Violation("notAfter", "must be 1 minute after notBefore or more, 24 hours at most."));
    }
    return List.copyOf(wrong);
  }

  /** The same, known to be without violations. */
  Fit fit() {
    return new Fit(
        request,
        Objects.requireNonNull(notBefore).truncatedTo(ChronoUnit.MILLIS),
        Objects.requireNonNull(notAfter).truncatedTo(ChronoUnit.MILLIS));
  }

  private static boolean isWithin(Instant moment, Instant start, Duration least, Duration most) {
    Duration after = Duration.between(start, moment);
    return after.compareTo(least) >= 0 && after.compareTo(most) <= 0;
  }
}
