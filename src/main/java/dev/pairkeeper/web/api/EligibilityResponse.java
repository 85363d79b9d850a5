package dev.pairkeeper.web.api;

import dev.pairkeeper.analysis.Eligibility;
import dev.pairkeeper.topology.Node;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a node may take the VIP over, and what would be lost if it did right now. */
@Schema(name = "Eligibility")
record EligibilityResponse(
    String node,
    boolean eligible,
    List<Problems.Reason> reasons,
    @Nullable Long estimatedLossTransactions,
    @Nullable Double estimatedLossSeconds) {

  static EligibilityResponse of(Eligibility judged) {
    return new EligibilityResponse(
        judged.node(),
        judged.eligible(),
        judged.reasons().stream()
            .map(why -> new Problems.Reason(why.code(), why.message(), why.cure()))
            .toList(),
        judged.estimatedLossTransactions(),
        Seconds.of(judged.estimatedLoss()));
  }

  static EligibilityResponse unseen(Node node) {
    Problems.Reason reason =
        new Problems.Reason(
            "NOT_OBSERVED",
            "%s was not looked at yet.".formatted(node.name()),
            "Wait for the first look, or take one now.");
    return new EligibilityResponse(node.name(), false, List.of(reason), null, null);
  }
}
