package dev.pairkeeper.topology;

/** A pair together with what is needed to log in to both nodes. */
public record PairAccess(Pair pair, NodeAccess first, NodeAccess second) {}
