package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Preflight.Finding;
import dev.pairkeeper.plan.Preflight.OfHost;
import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.InterfaceAddress;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.ServiceState;
import dev.pairkeeper.topology.VirtualAddress;
import dev.pairkeeper.topology.VrrpInstance;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What between the hosts stands in the way of a set-up: the VIP, VRRP, who reaches whom. */
final class NetworkObstacles {

  private final PlanDraft draft;
  private final Ground ground;
  private final Pair pair;

  private NetworkObstacles(PlanDraft draft, Ground ground) {
    this.draft = draft;
    this.ground = ground;
    this.pair = ground.pair();
  }

  static void find(PlanDraft draft, Ground ground) {
    NetworkObstacles obstacles = new NetworkObstacles(draft, ground);
    for (NodeSnapshot seen : ground.snapshot().nodes()) {
      seen.host().answer().ifPresent(host -> obstacles.address(seen, host));
      OfHost host = ground.preflightOfHost(seen.node());
      if (host != null) {
        obstacles.find(seen.node(), host);
      }
    }
  }

  private void find(Node node, OfHost host) {
    peer(node, host);
    vip(node, host);
    vrrp(node, host);
    Firewall.warnings(node, host.firewall(), pair.peerOf(node).mysql().port()).forEach(draft::warn);
    draft.refuseIf(
        !host.hasInterface(),
        "NO_INTERFACE",
        "%s has no interface %s.".formatted(node.sshAddress(), node.networkInterface()),
        "Name the interface that is to carry the VIP in the pair's form; 'ip addr' lists them.");
  }

  private void peer(Node node, OfHost host) {
    Node peer = pair.peerOf(node);
    draft.refuseIf(
        host.reachesPeer() == Finding.NO,
        "PEER_UNREACHABLE",
        "%s does not reach the server %s: %s"
            .formatted(node.name(), peer.mysqlAddress(), host.peerSaid()),
        "See that the server listens there (bind_address) and that no firewall between the nodes drops TCP port %d."
            .formatted(peer.mysql().port()));
    if (host.reachesPeer() == Finding.UNKNOWN) {
      draft.warn(
          "Whether %s reaches the server of %s could not be told."
              .formatted(node.name(), peer.name()));
    }
  }

  private void address(NodeSnapshot seen, HostSnapshot host) {
    List<InterfaceAddress> own =
        host.addresses().stream()
            .filter(address -> address.networkInterface().equals(seen.node().networkInterface()))
            .filter(address -> !address.address().equals(pair.vip().address()))
            .toList();
    draft.refuseIf(
        !own.isEmpty() && own.stream().noneMatch(address -> spans(address, pair.vip())),
        "VIP_NOT_IN_SUBNET",
        "The VIP %s is in no network of %s on %s (%s): nobody would find it there."
            .formatted(
                pair.vip(),
                seen.node().networkInterface(),
                seen.name(),
                own.stream()
                    .map(address ->
                        address.address().getHostAddress() + "/" + address.prefixLength())
                    .collect(Collectors.joining(", "))),
        "Choose a free address in that network.");
    boolean runs = host.keepalivedService() == ServiceState.RUNNING;
    draft.refuseIf(
        host.holds(pair.vip()) && !runs,
        "VIP_SET_BY_HAND",
        "%s has the VIP %s though keepalived does not run there."
            .formatted(seen.name(), pair.vip()),
        "Remove it: ip addr del %s dev %s, and from what sets it when the host starts."
            .formatted(pair.vip(), seen.node().networkInterface()));
    strangers(seen, host, runs);
  }

  private static boolean spans(InterfaceAddress address, VirtualAddress vip) {
    return new VirtualAddress(address.address(), Math.max(1, address.prefixLength()))
        .networkContains(vip.address());
  }

  private void strangers(NodeSnapshot seen, HostSnapshot host, boolean runs) {
    List<String> others =
        host.vrrp().stream()
            .filter(instance -> !instance.addresses().isEmpty())
            .filter(instance -> instance.addresses().stream().noneMatch(pair.vip()::isWrittenAs))
            .map(VrrpInstance::name)
            .toList();
    draft.refuseIf(
        !others.isEmpty(),
        "KEEPALIVED_SERVES_OTHERS",
        "keepalived on %s keeps other addresses, too: %s. Its configuration would be replaced."
            .formatted(seen.name(), String.join(", ", others)),
        "Move those to another host, or adopt the pair as it is instead of setting it up.");
    if (runs && others.isEmpty()) {
      draft.warn(
          "keepalived runs on %s already; its configuration is replaced as the plan shows, and a dated copy stays beside it."
              .formatted(seen.name()));
    }
  }

  private void vip(Node node, OfHost host) {
    boolean ours = !ground.snapshot().vipHolders().isEmpty();
    draft.refuseIf(
        host.vipAnswered() == Finding.YES && !ours,
        "VIP_ANSWERED",
        "Somebody answers for the VIP %s, as %s sees: another host has that address."
            .formatted(pair.vip().host(), node.name()),
        "Choose a free address, or take it from that host; 'ip neigh show %s' on %s names its hardware address."
            .formatted(pair.vip().host(), node.name()));
    if (host.vipAnswered() == Finding.UNKNOWN) {
      draft.warn(
          "Whether another host has the VIP %s could not be told from %s; make sure that it is free."
              .formatted(pair.vip().host(), node.name()));
    }
  }

  private void vrrp(Node node, OfHost host) {
    if (host.heardVrrp() == null) {
      draft.warn(
          "Nobody could listen for VRRP on %s (it has no python3 and no tcpdump); make sure that virtual router %d is free there."
              .formatted(node.name(), pair.virtualRouterId()));
      return;
    }
    Set<String> strangers = new TreeSet<>(host.heardVrrp());
    strangers.removeIf(this::isOurs);
    draft.refuseIf(
        !strangers.isEmpty(),
        "VRID_IN_USE",
        "Virtual router %d is used by %s already, as %s hears."
            .formatted(pair.virtualRouterId(), String.join(", ", strangers), node.name()),
        "Choose another virtual router id for this pair, 1 to 255.");
  }

  private boolean isOurs(String source) {
    InetAddress heard = InetAddress.ofLiteral(source);
    return ground.snapshot().nodes().stream()
        .flatMap(node -> node.host().answer().stream())
        .flatMap(host -> host.addresses().stream())
        .anyMatch(address -> address.address().equals(heard));
  }
}
