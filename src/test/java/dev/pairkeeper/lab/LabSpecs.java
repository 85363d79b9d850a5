package dev.pairkeeper.lab;

import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.registry.PairSpec.SshSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The pair of a lab as it would be registered, with something different. */
public final class LabSpecs {

  private LabSpecs() {}

  /** The panel logs in to both hosts as the user who may do everything by sudo. */
  public static PairSpec withSudoUser(Lab lab) {
    return withNodes(lab.pairSpec(), node -> withSshUser(node, lab.info().ssh().sudoUser()));
  }

  /** What makes a hand-over fast: VRRP 3, an advert each half second, priorities at the top. */
  public static PairSpec withFastHandOver(Lab lab) {
    PairSpec spec = lab.pairSpec();
    List<NodeSpec> nodes = Objects.requireNonNull(spec.nodes());
    return new PairSpec(
        spec.name(),
        spec.vip(),
        spec.virtualRouterId(),
        3,
        BigDecimal.valueOf(0.5),
        spec.preemptMode(),
        spec.unicast(),
        null,
        spec.writePolicy(),
        spec.maxLagSeconds(),
        spec.replicationUser(),
        spec.replicationPassword(),
        spec.tags(),
        List.of(withPriority(nodes.getFirst(), 253), withPriority(nodes.getLast(), 252)));
  }

  /** The node must never own the VIP. */
  public static PairSpec withBarredNode(PairSpec spec, String node) {
    return withNodes(spec, each -> node.equals(each.name()) ? barred(each) : each);
  }

  private static PairSpec withNodes(PairSpec spec, UnaryOperator<NodeSpec> change) {
    return new PairSpec(
        spec.name(),
        spec.vip(),
        spec.virtualRouterId(),
        spec.vrrpVersion(),
        spec.advertIntervalSeconds(),
        spec.preemptMode(),
        spec.unicast(),
        spec.vrrpPassword(),
        spec.writePolicy(),
        spec.maxLagSeconds(),
        spec.replicationUser(),
        spec.replicationPassword(),
        spec.tags(),
        Objects.requireNonNull(spec.nodes()).stream().map(change).toList());
  }

  private static NodeSpec barred(NodeSpec node) {
    return new NodeSpec(
        node.name(),
        node.host(),
        node.networkInterface(),
        node.priority(),
        false,
        node.mysql(),
        node.ssh());
  }

  private static NodeSpec withPriority(NodeSpec node, int priority) {
    return new NodeSpec(
        node.name(),
        node.host(),
        node.networkInterface(),
        priority,
        node.mayOwn(),
        node.mysql(),
        node.ssh());
  }

  /** The pair has another VIP; secrets stay as they are registered. */
  public static PairSpec withVip(Lab lab, String vip) {
    return with(lab.pairSpec(), vip, lab.info().virtualRouterId());
  }

  /** The pair is another virtual router; secrets stay as they are registered. */
  public static PairSpec withVirtualRouterId(Lab lab, int id) {
    return with(lab.pairSpec(), lab.pairSpec().vip(), id);
  }

  private static PairSpec with(PairSpec spec, @Nullable String vip, int virtualRouterId) {
    return new PairSpec(
        spec.name(),
        vip,
        virtualRouterId,
        spec.vrrpVersion(),
        spec.advertIntervalSeconds(),
        spec.preemptMode(),
        spec.unicast(),
        null,
        spec.writePolicy(),
        spec.maxLagSeconds(),
        spec.replicationUser(),
        null,
        spec.tags(),
        spec.nodes());
  }

  private static NodeSpec withSshUser(NodeSpec node, String user) {
    SshSpec ssh = Objects.requireNonNull(node.ssh());
    return new NodeSpec(
        node.name(),
        node.host(),
        node.networkInterface(),
        node.priority(),
        node.mayOwn(),
        node.mysql(),
        new SshSpec(ssh.port(), user, ssh.privateKey(), null, null, true, ssh.hostKey()));
  }
}
