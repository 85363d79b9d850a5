package dev.pairkeeper.registry;

/**
 * A pair was registered or changed.
 *
 * @param previousName the name before; the same unless it was renamed
 */
public record PairChanged(String name, String previousName) {}
