package dev.pairkeeper.monitor;

/** A look at a pair ended and was judged. */
public record PairObserved(PairStatus status) {}
