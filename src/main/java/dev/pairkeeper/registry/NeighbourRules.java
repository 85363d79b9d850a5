package dev.pairkeeper.registry;

import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.VirtualAddress;
import java.util.List;
import java.util.Objects;

/** What a pair must not have in common with the other registered pairs. */
final class NeighbourRules {

  private final PairSpec spec;
  private final Findings findings;
  private final List<NodeSpec> nodes;

  private NeighbourRules(PairSpec spec, Findings findings) {
    this.spec = spec;
    this.findings = findings;
    this.nodes = Objects.requireNonNullElse(spec.nodes(), List.of());
  }

  static void check(PairSpec spec, List<Pair> others, Findings findings) {
    var rules = new NeighbourRules(spec, findings);
    others.forEach(rules::checkAgainst);
  }

  private void checkAgainst(Pair other) {
    if (other.name().equals(spec.name())) {
      findings.refuse("name", "There is already a pair of this name.");
    }
    VipRules.read(spec.vip()).ifPresent(vip -> checkVip(vip, other));
    for (int i = 0; i < Math.min(2, nodes.size()); i++) {
      checkNode(nodes.get(i), "nodes[%d].host".formatted(i), other);
    }
  }

  private void checkVip(VirtualAddress vip, Pair other) {
    if (vip.address().equals(other.vip().address())) {
      findings.refuse(VipRules.FIELD, "Is already the VIP of pair %s.".formatted(other.name()));
    }
    for (Node node : other.nodes()) {
      if (HostNames.literal(node.host()).filter(vip.address()::equals).isPresent()) {
        findings.refuse(
            VipRules.FIELD,
            "Is the address of node %s of pair %s.".formatted(node.name(), other.name()));
      }
    }
    if (Objects.equals(spec.virtualRouterId(), other.virtualRouterId())) {
      checkVirtualRouter(vip, other);
    }
  }

  private void checkVirtualRouter(VirtualAddress vip, Pair other) {
    if (sameNetwork(vip, other.vip())) {
      findings.refuse(
          "virtualRouterId", "Is already used in this network by pair %s.".formatted(other.name()));
    } else if (mayShareNetwork(vip, other)) {
      findings.warn(
          ("Pair %s has the virtual router id %d, too. Should both VIPs (%s and %s) be in one"
                  + " network, the pairs disturb each other: give one of them another id.")
              .formatted(other.name(), other.virtualRouterId(), other.vip(), vip));
    }
  }

  private void checkNode(NodeSpec node, String field, Pair other) {
    if (node.host() == null || node.mysql() == null) {
      return;
    }
    String host = HostNames.canonical(node.host());
    for (Node theirs : other.nodes()) {
      boolean sameHost = host.equals(HostNames.canonical(theirs.host()));
      if (sameHost && Objects.equals(node.mysql().port(), theirs.mysql().port())) {
        findings.refuse(
            field,
            "Is already node %s of pair %s, with the same port."
                .formatted(theirs.name(), other.name()));
      }
    }
    if (HostNames.literal(node.host()).filter(other.vip().address()::equals).isPresent()) {
      findings.refuse(field, "Is the VIP of pair %s.".formatted(other.name()));
    }
  }

  private static boolean sameNetwork(VirtualAddress one, VirtualAddress other) {
    return one.prefixLength() == other.prefixLength()
        && spansNetwork(one)
        && one.networkContains(other.address());
  }

  /** A host-long prefix, overlapping networks or a common host leave it open. */
  private boolean mayShareNetwork(VirtualAddress vip, Pair other) {
    return !spansNetwork(vip)
        || !spansNetwork(other.vip())
        || vip.networkContains(other.vip().address())
        || other.vip().networkContains(vip.address())
        || sharesHost(other);
  }

  private boolean sharesHost(Pair other) {
    return nodes.stream()
        .map(NodeSpec::host)
        .filter(Objects::nonNull)
        .map(HostNames::canonical)
        .anyMatch(host ->
            other.nodes().stream().anyMatch(node -> host.equals(HostNames.canonical(node.host()))));
  }

  private static boolean spansNetwork(VirtualAddress vip) {
    return vip.prefixLength() < vip.address().getAddress().length * 8;
  }
}
