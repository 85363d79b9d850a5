package dev.pairkeeper.topology;

import java.util.Optional;

/** What came of asking one thing of one node: an answer, or the reason why there is none. */
public sealed interface Probe<T> {

  /** The node answered. */
  record Answered<T>(T value) implements Probe<T> {}

  /** The node did not answer, or not with what was asked. */
  record Failed<T>(ProbeFailure why) implements Probe<T> {}

  /** The answer, if there is one. */
  default Optional<T> answer() {
    return this instanceof Answered<T>(T value) ? Optional.of(value) : Optional.empty();
  }

  /** Why there is no answer, if there is none. */
  default Optional<ProbeFailure> failure() {
    return this instanceof Failed<T>(ProbeFailure why) ? Optional.of(why) : Optional.empty();
  }

  /** Whether the node answered. */
  default boolean answered() {
    return this instanceof Answered<T>;
  }
}
