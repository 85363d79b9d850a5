package dev.pairkeeper.operation;

import dev.pairkeeper.plan.Ground;
import dev.pairkeeper.plan.OperationRequest;
import java.time.Instant;
import java.util.Optional;

/** Finds out what a plan has to be made from. */
interface Grounds {

  /**
   * Takes a fresh look at the pair and reads of its hosts what planning the request needs; bounded,
   * and never throws for what a node does or does not do.
   *
   * @return empty when there is no such pair
   */
  Optional<Ground> read(String pair, OperationRequest request, Instant madeAt);
}
