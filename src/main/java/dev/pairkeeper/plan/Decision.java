package dev.pairkeeper.plan;

/** What planning comes to: a plan, or why there can't be one. */
public sealed interface Decision permits Plan, Refused {}
