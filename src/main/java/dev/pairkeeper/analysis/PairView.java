package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.PastLooks;
import dev.pairkeeper.topology.VipAnswer;
import dev.pairkeeper.topology.VipPlacement;
import dev.pairkeeper.topology.WritePolicy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A snapshot in the words that rules use. */
record PairView(PairSnapshot snapshot) implements Subject {

  @Override
  public PairView pair() {
    return this;
  }

  @Override
  public @Nullable String nodeName() {
    return null;
  }

  NodeView first() {
    return new NodeView(this, snapshot.first());
  }

  NodeView second() {
    return new NodeView(this, snapshot.second());
  }

  List<NodeView> nodes() {
    return List.of(first(), second());
  }

  String vip() {
    return snapshot.pair().vip().host();
  }

  PastLooks past() {
    return snapshot.past();
  }

  boolean singleWriter() {
    return snapshot.pair().writePolicy() == WritePolicy.SINGLE_WRITER;
  }

  /** Who answers through the VIP, if anybody does. */
  Optional<VipAnswer> vipAnswer() {
    return snapshot.throughVip().answer();
  }

  /**
   * The node that serves the VIP: the only one seen to hold it, or to which it is on its way when
   * nobody holds it. When no host that was seen has it, a node whose host was not seen and whose
   * server answers through the VIP must be the one.
   */
  Optional<NodeView> owner() {
    List<NodeView> holders = nodes().stream().filter(NodeView::holdsVip).toList();
    if (!holders.isEmpty()) {
      return holders.size() == 1 ? Optional.of(holders.getFirst()) : Optional.empty();
    }
    return nodes().stream()
        .filter(NodeView::showsVip)
        .findFirst()
        .or(() ->
            nodes().stream()
                .filter(node -> node.host().isEmpty())
                .filter(NodeView::answersThroughVip)
                .findFirst());
  }

  boolean vipOnBoth() {
    return snapshot.vipPlacement() instanceof VipPlacement.OnBoth;
  }

  /** Both hosts were seen and neither has the VIP. */
  boolean vipOnNone() {
    return snapshot.vipPlacement() instanceof VipPlacement.OnNone;
  }

  /** Nothing that was asked brought an answer or a sign of life: the fault may be the panel's. */
  boolean blind() {
    return !vipServes() && nodes().stream().allMatch(NodeView::silent);
  }

  /** Whether any server or host of the pair answered. */
  boolean anythingSeen() {
    return nodes().stream().anyMatch(node -> node.mysql().isPresent() || node.host().isPresent());
  }

  boolean bothServersSeen() {
    return nodes().stream().allMatch(node -> node.mysql().isPresent());
  }

  boolean bothWritable() {
    return nodes().stream().allMatch(NodeView::writable);
  }

  /** Some server answered through the VIP, if only to refuse the log-in. */
  boolean vipServes() {
    return vipAnswer().isPresent()
        || snapshot.throughVip().failure().filter(why -> Contact.made(why.kind())).isPresent();
  }

  /** The log-in through the VIP met no server. */
  boolean vipSilent() {
    return snapshot.throughVip().failure().filter(why -> Contact.none(why.kind())).isPresent();
  }
}
