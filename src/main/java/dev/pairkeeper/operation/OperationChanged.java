package dev.pairkeeper.operation;

/** Something about an operation changed: it was begun, a step began or ended, it ended. */
public record OperationChanged(Operation operation) {}
