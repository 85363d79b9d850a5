package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong.
 *
 * @param node the node it is about, null when it is about the pair
 * @param message names the nodes and values: the thing, the fact, the consequence
 * @param cure what a DBA can do about it
 */
public record Problem(
    ProblemCode code, Severity severity, @Nullable String node, String message, String cure) {}
