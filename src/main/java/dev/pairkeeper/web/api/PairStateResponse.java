package dev.pairkeeper.web.api;

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.VipAnswer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a pair saw. Null is what it did not learn.
 *
 * @param throughVip who answered a log-in through the VIP; null when nobody did
 * @param observedAt null before the first look
 */
@Schema(name = "PairState")
record PairStateResponse(
    String pair,
    Health health,
    @Nullable String owner,
    @Nullable ThroughVip throughVip,
    @Nullable Instant observedAt,
    List<NodeStateResponse> nodes,
    List<ProblemResponse> problems) {

  /**
   * Who answered a log-in through the VIP.
   *
   * @param node null when it is neither node of the pair, or neither was seen
   * @param serverUuid null on MariaDB
   */
  record ThroughVip(@Nullable String node, @Nullable String serverUuid) {

    private static ThroughVip of(VipAnswer answer, PairSnapshot seen) {
      String node =
          seen.nodes().stream()
              .filter(candidate -> answered(candidate, answer))
              .map(NodeSnapshot::name)
              .findFirst()
              .orElse(null);
      return new ThroughVip(node, answer.serverUuid());
    }

    private static boolean answered(NodeSnapshot node, VipAnswer answer) {
      return node.mysql()
          .answer()
          .filter(server ->
              answer.serverId() == server.serverId() && answer.hostname().equals(server.hostname()))
          .isPresent();
    }
  }

  static PairStateResponse unseen(Pair pair) {
    return new PairStateResponse(
        pair.name(),
        Health.UNKNOWN,
        null,
        null,
        null,
        pair.nodes().stream().map(NodeStateResponse::unseen).toList(),
        List.of());
  }

  static PairStateResponse of(PairStatus status) {
    PairSnapshot seen = status.snapshot();
    return new PairStateResponse(
        seen.pair().name(),
        status.assessment().health(),
        seen.vipOwner().map(NodeSnapshot::name).orElse(null),
        seen.throughVip().answer().map(answer -> ThroughVip.of(answer, seen)).orElse(null),
        seen.takenAt(),
        seen.nodes().stream().map(NodeStateResponse::of).toList(),
        status.problems().stream().map(ProblemResponse::of).toList());
  }
}
