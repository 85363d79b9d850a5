package dev.pairkeeper.discovery;

import dev.pairkeeper.topology.PreemptMode;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a pair preempts: what counts is the node with the higher priority, which alone could take
 * the VIP back (keepalived.conf(5), {@code nopreempt}).
 */
final class Preempting {

  private Preempting() {}

  /** The mode and the line that decides; empty when the instances do not tell. */
  static Optional<Told<PreemptMode>> of(@Nullable VrrpReading first, @Nullable VrrpReading second) {
    if (first == null || second == null) {
      return Stream.of(Optional.ofNullable(first), Optional.ofNullable(second))
          .flatMap(Optional::stream)
          .filter(reading -> !reading.staysBack().value())
          .filter(reading -> reading.state().value().equals("MASTER"))
          .map(Preempting::mode)
          .findFirst();
    }
    int difference = first.priority().value() - second.priority().value();
    if (difference == 0 && !first.staysBack().value().equals(second.staysBack().value())) {
      return Optional.empty();
    }
    return Optional.of(mode(difference >= 0 ? first : second));
  }

  private static Told<PreemptMode> mode(VrrpReading higher) {
    return higher.state().value().equals("MASTER")
        ? higher.state().as(_ -> PreemptMode.PREEMPT)
        : higher.staysBack().as(stays -> stays ? PreemptMode.NOPREEMPT : PreemptMode.PREEMPT);
  }
}
