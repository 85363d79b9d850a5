package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofNode;

import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.topology.Severity;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Rules about {@code virtual_server} blocks on the nodes of a pair. */
final class VirtualServerRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "virtual-server-on-node",
              Severity.WARNING,
              "virtual_server for the pair's own VIP",
              "A virtual_server, also one for a virtual_server_group or a firewall mark, makes the"
                  + " kernel's load balancer (IPVS) take the port of its address on this host. On a node of a pair the VIP is its own address already and"
                  + " mysqld listens on it: IPVS stands in between, sends connections to the"
                  + " real_server, and refuses them when its health check thinks that down, although"
                  + " mysqld answers. persistence and DR or NAT bring nothing for one server, and"
                  + " traffic that goes to another host breaks where that does not have the VIP.",
              "Take the virtual_server out; the VIP reaches mysqld without it. Let a vrrp_script"
                  + " check mysqld.",
              VirtualServerRules::onNode),
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

  private static Stream<Hit> onNode(LintedPair pair) {
    return pair.nodes().stream()
        .flatMap(node -> {
          KnownAddresses known = KnownAddresses.of(pair, node);
          return VirtualServer.of(node)
              .filter(server -> server.isOfPair(known))
              .map(server ->
                  Hit.at(node, server.block().at(), onNode(server))
                      .withEdit(LineEdits.in(node).delete(server.block())));
        });
  }

  private static String onNode(VirtualServer server) {
    String node = server.node().name();
    return server
        .served()
        .map(served ->
            ("%s is the VIP of %s on %s itself: IPVS takes %s of it away from mysqld there and"
                    + " passes connections on only while its own health check agrees.")
                .formatted(served.vip(), served.instance().name(), node, ports(served.port())))
        .orElseGet(() ->
            ("IPVS on %s takes what the firewall marks with %s and passes it on to a node of the"
                    + " pair. Where that is meant for the VIP, mysqld on %s does not get it but by"
                    + " IPVS; which packets are marked does not stand here.")
                .formatted(node, server.mark().orElse(""), node));
  }

  private static String ports(String port) {
    return port.isEmpty() || port.equals("0") ? "every port" : "port " + port;
  }

  private static Stream<Hit> twoJudges(LintedNode node) {
    Tracking tracking = Tracking.of(node);
    return VirtualServer.of(node)
        .filter(server ->
            server.served().filter(served -> tracking.guards(served.instance())).isPresent())
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
    return realServers(
        pair,
        (server, known) -> server.isOfPair(known),
        KnownAddresses::isPeers,
        (node, address) ->
            "%s is %s: while %s has the VIP, connections to it are sent to the other node."
                .formatted(
                    address,
                    pair.peerOf(node).map(LintedNode::name).orElse("the other node"),
                    node.name()));
  }

  private static Stream<Hit> foreign(LintedPair pair) {
    return realServers(
        pair,
        (server, known) -> server.served().isPresent(),
        KnownAddresses::isForeign,
        (node, address) ->
            ("%s is an address of neither node: while %s has the VIP, connections to it leave the"
                    + " pair.")
                .formatted(address, node.name()));
  }

  private static Stream<Hit> realServers(
      LintedPair pair,
      BiPredicate<VirtualServer, KnownAddresses> ofServers,
      BiPredicate<KnownAddresses, String> wrong,
      BiFunction<LintedNode, String, String> message) {
    return pair.nodes().stream()
        .flatMap(node -> {
          KnownAddresses known = KnownAddresses.of(pair, node);
          return VirtualServer.of(node)
              .filter(server -> ofServers.test(server, known))
              .flatMap(server -> server.realServers().stream())
              .filter(real -> wrong.test(known, real.value().orElse("")))
              .map(real -> Hit.at(node, real.at(), message.apply(node, real.value().orElse(""))));
        });
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
