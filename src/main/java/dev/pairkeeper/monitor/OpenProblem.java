package dev.pairkeeper.monitor;

import dev.pairkeeper.analysis.Problem;
import java.time.Instant;

/** A problem that stands, and since when. */
public record OpenProblem(Problem problem, Instant since) {}
