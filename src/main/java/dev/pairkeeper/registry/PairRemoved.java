package dev.pairkeeper.registry;

/** A pair was removed from the registry. */
public record PairRemoved(String name) {}
