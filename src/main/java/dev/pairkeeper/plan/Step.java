package dev.pairkeeper.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is done, how it is verified and how it is undone. Doing it again when it has been
 * done already, wholly or in part, does no harm: an operation that was cut off is resumed so.
 *
 * @param title what a DBA would call it, such as {@code Make db1 read-only}
 * @param node where it is done; null when it is about the pair
 * @param verified what must be so afterwards; empty when the deed itself tells
 * @param undo how it is taken back, also after it was done only in part or not at all
 * @param budget how long the deed and its verification may take, each
 * @param joined whether it follows the step before it without a pause: both are written down before
 *     the first of them is done, and once more after the last. For what must be quick because
 *     applications wait
 */
public record Step(
    int number,
    String title,
    @Nullable String node,
    Deed deed,
    List<Condition> verified,
    Undo undo,
    Duration budget,
    boolean joined) {

  public Step {
    verified = List.copyOf(verified);
    if (budget.isNegative() || budget.isZero()) {
      throw new IllegalArgumentException("a step needs time");
    }
  }

  /** A step that stands for itself. */
  public Step(
      int number,
      String title,
      @Nullable String node,
      Deed deed,
      List<Condition> verified,
      Undo undo,
      Duration budget) {
    this(number, title, node, deed, verified, undo, budget, false);
  }

  /** The same, done without a pause behind the step before it. */
  Step join() {
    return new Step(number, title, node, deed, verified, undo, budget, true);
  }
}
