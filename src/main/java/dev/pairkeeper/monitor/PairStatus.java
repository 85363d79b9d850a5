package dev.pairkeeper.monitor;

import dev.pairkeeper.analysis.Assessment;
import dev.pairkeeper.topology.PairSnapshot;
import java.util.List;

/**
 * The newest look at a pair and what it means.
 *
 * @param snapshot the lag of a node that some of what its peer has does not reach is unknown
 */
public record PairStatus(
    PairSnapshot snapshot, Assessment assessment, List<OpenProblem> problems) {}
