package dev.pairkeeper.operation;

import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.plan.Ground;
import dev.pairkeeper.plan.OperationRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds out what a plan has to stand on by a fresh look. */
@Component
final class GroundReader implements Grounds {

  private final PairWatch watch;

  GroundReader(PairWatch watch) {
    this.watch = watch;
  }

  @Override
  public Optional<Ground> read(String pair, OperationRequest request, Instant madeAt) {
    return watch.observeAfresh(pair).map(status -> ground(status, madeAt));
  }

  private static Ground ground(PairStatus status, Instant madeAt) {
    return new Ground(status.snapshot(), status.assessment(), Map.of(), madeAt);
  }
}
