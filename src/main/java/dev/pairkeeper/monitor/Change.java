package dev.pairkeeper.monitor;

import org.jspecify.annotations.Nullable;

/**
 * Something that became different from one look to the next.
 *
 * @param node null when it is about the pair
 * @param message a sentence
 */
public record Change(EventLog.Kind kind, @Nullable String node, String message) {}
