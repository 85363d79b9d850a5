package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Position;
import dev.pairkeeper.topology.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Something that stands against a configuration.
 *
 * @param rule its id, lower-case with hyphens, such as {@code nopreempt-ignored}; stable
 * @param node whose configuration it is about
 * @param message what is there and what will happen because of it in this pair, with the numbers
 * @param cure what to do
 * @param edit the cure as a change of the text; null where it can't be told from the text alone
 */
public record Finding(
    String rule,
    Severity severity,
    String node,
    Position at,
    String message,
    String cure,
    @Nullable Edit edit) {}
