package dev.pairkeeper.topology;

import dev.pairkeeper.topology.VipPlacement.AtLeastOn;
import dev.pairkeeper.topology.VipPlacement.OnBoth;
import dev.pairkeeper.topology.VipPlacement.OnNone;
import dev.pairkeeper.topology.VipPlacement.OnOne;
import dev.pairkeeper.topology.VipPlacement.OnTheWay;
import dev.pairkeeper.topology.VipPlacement.Unknown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One look at a pair: both nodes, who answers through the VIP, and what judging needs of the past.
 *
 * @param takenAt the panel's clock when the look ended
 */
public record PairSnapshot(
    Pair pair,
    Instant takenAt,
    NodeSnapshot first,
    NodeSnapshot second,
    Probe<VipAnswer> throughVip,
    PastLooks past) {

  /** Both nodes in the order of their registration. */
  public List<NodeSnapshot> nodes() {
    return List.of(first, second);
  }

  /** The snapshot of the other node. */
  public NodeSnapshot peerOf(NodeSnapshot node) {
    return node.name().equals(first.name()) ? second : first;
  }

  /** The snapshot of the node of that name, if it is one of this pair's. */
  public Optional<NodeSnapshot> node(String name) {
    return nodes().stream().filter(node -> node.name().equals(name)).findFirst();
  }

  /** The nodes whose hosts were seen to have the VIP to stay. */
  public List<NodeSnapshot> vipHolders() {
    return nodes().stream().filter(node -> node.holdsVip().orElse(false)).toList();
  }

  /** The node that has the VIP, when exactly one was seen to have it. */
  public Optional<NodeSnapshot> vipOwner() {
    List<NodeSnapshot> holders = vipHolders();
    return holders.size() == 1 ? Optional.of(holders.getFirst()) : Optional.empty();
  }

  /** The nodes whose servers were seen to take writes. */
  public List<NodeSnapshot> writableNodes() {
    return nodes().stream().filter(node -> node.writable().orElse(false)).toList();
  }

  /** Where the VIP is. */
  public VipPlacement vipPlacement() {
    boolean bothSeen = nodes().stream().allMatch(node -> node.holdsVip().isPresent());
    List<NodeSnapshot> holders = vipHolders();
    return switch (holders.size()) {
      case 0 -> bothSeen ? onTheWayOrNone() : new Unknown();
      case 1 ->
          bothSeen
              ? new OnOne(holders.getFirst().node())
              : new AtLeastOn(holders.getFirst().node());
      default -> new OnBoth();
    };
  }

  private VipPlacement onTheWayOrNone() {
    return nodes().stream()
        .filter(NodeSnapshot::showsVip)
        .<VipPlacement>map(node -> new OnTheWay(node.node()))
        .findFirst()
        .orElseGet(OnNone::new);
  }
}
