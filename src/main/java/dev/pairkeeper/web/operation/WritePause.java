package dev.pairkeeper.web.operation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long writes were blocked in the last operations that moved them: what the next one may cost.
 *
 * @param operations how many it is told from, at least one
 */
public record WritePause(Duration median, Duration worst, int operations) {

  /** Of the pauses of single operations; empty when there was none. */
  static Optional<WritePause> of(List<Duration> pauses) {
    if (pauses.isEmpty()) {
      return Optional.empty();
    }
    List<Duration> sorted = pauses.stream().sorted().toList();
    int middle = sorted.size() / 2;
    Duration median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    return Optional.of(new WritePause(median, sorted.getLast(), sorted.size()));
  }
}
