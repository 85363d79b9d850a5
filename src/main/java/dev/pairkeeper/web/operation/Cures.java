package dev.pairkeeper.web.operation;

import dev.pairkeeper.analysis.Problem;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.OperationRequest.AcknowledgeFlapping;
import dev.pairkeeper.plan.OperationRequest.ApplyConfig;
import dev.pairkeeper.plan.OperationRequest.RenewServerUuid;
import dev.pairkeeper.plan.OperationRequest.SetReadOnly;
import dev.pairkeeper.plan.OperationRequest.SetWritable;
import dev.pairkeeper.plan.OperationRequest.StartKeepalived;
import dev.pairkeeper.plan.OperationRequest.StartReplication;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PairSnapshot;
import java.util.Optional;

/** Knows which problem is cured by which operation. */
public final class Cures {

  private Cures() {}

  /** The operation that cures the problem as it was seen; empty when none does. */
  public static Optional<OperationRequest> of(Problem problem, PairSnapshot seen) {
    return switch (problem.code()) {
      case KEEPALIVED_NOT_RUNNING -> Optional.of(new StartKeepalived(problem.node()));
      case REPLICATION_IO_STOPPED, REPLICATION_SQL_STOPPED ->
          Optional.of(new StartReplication(problem.node()));
      case VIP_OWNER_READ_ONLY -> seen.vipOwner().map(owner -> new SetWritable(owner.name()));
      case BOTH_NODES_WRITABLE -> standby(seen).map(node -> new SetReadOnly(node.name()));
      case CONFIG_DRIFT, VRRP_MISMATCH -> Optional.of(new ApplyConfig());
      case FLAPPING -> Optional.of(new AcknowledgeFlapping());
      case SAME_SERVER_UUID ->
          Optional.of(new RenewServerUuid(standby(seen).orElse(seen.second()).name()));
      default -> Optional.empty();
    };
  }

  private static Optional<NodeSnapshot> standby(PairSnapshot seen) {
    return seen.vipOwner().map(seen::peerOf);
  }
}
