package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofNode;

import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.topology.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Rules about {@code virtual_server} blocks on the nodes of a pair. */
final class VirtualServerRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "virtual-server-on-node",
              Severity.WARNING,
              "virtual_server for the pair's own VIP",
              ("A virtual_server makes the kernel's load balancer (IPVS) take the port"
                      + " of its address")
                  + " on this host. On a node of a pair the VIP is its own address already and"
                  + " mysqld listens on it: IPVS stands in between, sends connections to the"
                  + " real_server, and refuses them when its health check thinks that down, although"
                  + " mysqld answers. persistence and DR or NAT bring nothing for one server, and"
                  + " traffic that goes to another host breaks where that does not have the VIP.",
              "Take the virtual_server out; the VIP reaches mysqld without it. Let a vrrp_script"
                  + " check mysqld.",
              ofNode(VirtualServerRules::onNode)),
          new LintRule(
              "down-script-repeats-check",
              Severity.INFO,
              "Two judges of one server",
              ("notify_down or quorum_down of a virtual_server and the tracked"
                      + " vrrp_script both watch")
                  + " the same mysqld, with other time-outs and counts. They can disagree: one acts"
                  + " while the other still lets the node have the VIP.",
              "Leave the judgement to the vrrp_script, and take the virtual_server out.",
              ofNode(VirtualServerRules::twoJudges)),
          new LintRule(
              "real-server-on-peer",
              Severity.WARNING,
              "real_server of the VIP on the other node",
              "Connections to the VIP that arrive at its owner are sent on to the other node, the"
                  + " standby: writes go to a server that is read-only or lags, and with DR they get"
                  + " no answer because the standby does not have the VIP.",
              "Name the node's own address, or better take the virtual_server out.",
              VirtualServerRules::onPeer),
          new LintRule(
              "real-server-foreign",
              Severity.WARNING,
              "real_server that is none of the two nodes",
              "Connections to the VIP are sent to an address that belongs to neither node: to a"
                  + " server outside the pair, or to nobody, as when a runbook's address was left"
                  + " in.",
              "Name the node's own address, or better take the virtual_server out.",
              VirtualServerRules::foreign),
          new LintRule(
              "ipvs-missing",
              Severity.CRITICAL,
              "virtual_server without IPVS in the kernel",
              "With a virtual_server keepalived needs the kernel's IPVS. Where it can't be had, its"
                  + " checker ends with a permanent error and the whole daemon ends with it, VRRP"
                  + " too (check/check_daemon.c, ipvs_start; lib/scheduler.c, report_child_status):"
                  + " the node has no VIP and can't take it.",
              "Take the virtual_server out, or load ip_vs (modprobe ip_vs, and a line in"
                  + " /etc/modules-load.d).",
              ofNode(VirtualServerRules::withoutIpvs)));

  private VirtualServerRules() {}

  private static Stream<Hit> onNode(LintedNode node) {
    return VirtualServer.of(node)
        .flatMap(
            server -> server.instance().map(instance -> onNode(server, instance.name())).stream());
  }

  private static Hit onNode(VirtualServer server, String instance) {
    String address = server.address().orElse("");
    Hit hit =
        Hit.at(
            server.node(),
            server.block().at(),
            ("%s is the VIP of %s on %s itself: IPVS takes %s of it away from mysqld"
                    + " there and passes connections on only while its own health check agrees.")
                .formatted(
                    address,
                    instance,
                    server.node().name(),
                    server.port().isEmpty() ? "every port" : "port " + server.port()));
    return hit.withEdit(LineEdits.in(server.node())
        .delete(server.block()));
  }

  private static Stream<Hit> twoJudges(LintedNode node) {
    Tracking tracking = Tracking.of(node);
    return VirtualServer.of(node)
        .filter(server -> server.instance().filter(tracking::guards).isPresent())
        .flatMap(server -> server.downScripts().stream())
        .map(line -> twoJudges(node, line));
  }

  private static Hit twoJudges(LintedNode node, Statement line) {
    Hit hit =
        Hit.at(
            node,
            line.at(),
            ("'%s' acts when the health check finds mysqld down, beside the tracked"
                    + " check script that already decides whether %s keeps the VIP.")
                .formatted(line.keyword(), node.name()));
    return hit.withEdit(LineEdits.in(node).delete(line));
  }

  private static Stream<Hit> onPeer(LintedPair pair) {
    return pair.nodes().stream()
        .flatMap(node -> {
          KnownAddresses known = KnownAddresses.of(pair, node);
          return realServers(node)
              .filter(real -> known.isPeers(real.value().orElse("")))
              .map(real ->
                  Hit.at(
                      node,
                      real.at(),
                      ("%s is %s: while %s has the VIP, connections to it are sent to"
                              + " the other node.")
                          .formatted(
                              real.value().orElse(""),
                              pair.peerOf(node).map(LintedNode::name).orElse("the other node"),
                              node.name())));
        });
  }

  private static Stream<Hit> foreign(LintedPair pair) {
    return pair.nodes().stream()
        .flatMap(node -> {
          KnownAddresses known = KnownAddresses.of(pair, node);
          return realServers(node)
              .filter(real -> known.isForeign(real.value().orElse("")))
              .map(real ->
                  Hit.at(
                      node,
                      real.at(),
                      ("%s is an address of neither node: while %s has the VIP,"
                              + " connections to it leave the pair.")
                          .formatted(real.value().orElse(""), node.name())));
        });
  }

  private static Stream<Statement> realServers(LintedNode node) {
    return VirtualServer.of(node)
        .filter(VirtualServer::servesOwnAddress)
        .flatMap(server -> server.realServers().stream());
  }

  private static Stream<Hit> withoutIpvs(LintedNode node) {
    return Boolean.FALSE.equals(node.host().ipvs())
        ? VirtualServer.of(node)
            .limit(1)
            .map(server ->
                Hit.at(
                    node,
                    server.block().at(),
                    ("The kernel of %s has no IPVS. keepalived ends at this"
                            + " virtual_server, and %s with it is out of the pair.")
                        .formatted(node.name(), node.name())))
        : Stream.empty();
  }
}
