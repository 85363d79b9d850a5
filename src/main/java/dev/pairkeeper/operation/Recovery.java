package dev.pairkeeper.operation;

import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.plan.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be done about an operation that did not end well.
 *
 * @param underWay the step that had been begun and not ended; null when there was none
 * @param seen what a fresh look shows, in sentences
 * @param toResume the steps that would be done, in their order
 * @param toUndo the steps that would be taken back, the last one first
 * @param obstacles why neither can be done now; empty when it can
 */
public record Recovery(
    @Nullable Step underWay,
    List<String> seen,
    List<Step> toResume,
    List<Step> toUndo,
    List<Reason> obstacles) {}
