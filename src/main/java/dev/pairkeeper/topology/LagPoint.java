package dev.pairkeeper.topology;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a channel was behind at a moment; a null lag was unknown. */
public record LagPoint(Instant at, @Nullable Double lagSeconds) {}
