package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofInstance;
import static dev.pairkeeper.keepalived.lint.LintRule.ofNode;

import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock;
import dev.pairkeeper.topology.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules about what every instance needs, and what no two of a file may share. */
final class InstanceRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "virtual-router-id-missing",
              Severity.CRITICAL,
              "The instance has no virtual router id",
              "Without a virtual_router_id from 1 to 255 keepalived refuses the whole VRRP part of"
                  + " the file (vrrp.c, chk_min_cfg): the node never takes a VIP.",
              "Give the instance the virtual_router_id that it has on the other node.",
              ofInstance(InstanceRules::noRouterId)),
          new LintRule(
              "virtual-address-missing",
              Severity.CRITICAL,
              "The instance has no VIP",
              "There is nothing that could move. With VRRP version 3 keepalived refuses the whole"
                  + " VRRP part of the file, with version 2 it warns (vrrp.c,"
                  + " vrrp_complete_instance).",
              "Write the VIP into 'virtual_ipaddress', or 'no_virtual_ipaddress' if there shall be"
                  + " none.",
              ofInstance(InstanceRules::noAddress)),
          new LintRule(
              "instance-name-twice",
              Severity.CRITICAL,
              "Two instances of one name",
              "keepalived skips the second block with the log message 'already defined'"
                  + " (vrrp_parser.c, vrrp_handler): what is in it is not in force.",
              "Give the second instance a name of its own, or take it out.",
              ofNode(InstanceRules::sameName)),
          new LintRule(
              "virtual-router-id-twice",
              Severity.CRITICAL,
              "Two instances of one virtual router id",
              "On one interface and for one address family each virtual router has its own id;"
                  + " keepalived refuses the whole VRRP part of the file otherwise (vrrp.c,"
                  + " check_vrid_conflicts).",
              "Give the instances different ids, each the same on both nodes.",
              ofNode(InstanceRules::sameRouterId)));

  private InstanceRules() {}

  private static Stream<Hit> noRouterId(InstanceView view) {
    boolean possible =
        view.instance().virtualRouterId().filter(id -> id >= 1 && id <= 255).isPresent();
    if (possible) {
      return Stream.empty();
    }
    Hit hit =
        Hit.at(
            view.node(),
            view.placeOf("virtual_router_id"),
            ("%s has no virtual_router_id from 1 to 255: keepalived refuses the configuration, and"
                    + " %s never takes %s.")
                .formatted(view.label(), view.node().name(), view.vip()));
    Optional<Edit> edit =
        view.other()
            .flatMap(other -> other.instance().virtualRouterId())
            .filter(id -> id >= 1 && id <= 255)
            .flatMap(id -> LineEdits.in(view.node()).set(view, "virtual_router_id", id));
    return Stream.of(hit.withEdit(edit));
  }

  private static Stream<Hit> noAddress(InstanceView view) {
    boolean wanted = view.instance().setting("no_virtual_ipaddress").isPresent();
    boolean onlyExcluded = view.version() == 2 && !view.instance().addresses().isEmpty();
    if (wanted || onlyExcluded || !view.instance().virtualAddresses().isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(
        Hit.at(
            view.node(),
            view.instance().statement().at(),
            "%s has no virtual_ipaddress: %s."
                .formatted(
                    view.label(),
                    view.version() == 3
                        ? "keepalived refuses the configuration, and its VIPs never come here"
                        : "there is nothing to take over")));
  }

  private static Stream<Hit> sameName(LintedNode node) {
    List<VrrpInstanceBlock> all = node.declared().instances();
    return IntStream.range(0, all.size())
        .boxed()
        .flatMap(i ->
            earlier(all, i, InstanceRules::shareName)
                .map(first -> {
                  VrrpInstanceBlock second = all.get(i);
                  return Hit.at(
                      node,
                      second.statement().at(),
                      ("%s has a second instance %s; the first is in line %d. keepalived skips this one,"
                              + " and nobody has its VIPs.")
                          .formatted(node.name(), second.name(), first.statement().at().line()));
                }));
  }

  private static Stream<Hit> sameRouterId(LintedNode node) {
    List<VrrpInstanceBlock> all = node.declared().instances();
    return IntStream.range(0, all.size())
        .boxed()
        .flatMap(i ->
            earlier(all, i, InstanceRules::collide)
                .map(first -> {
                  VrrpInstanceBlock second = all.get(i);
                  return Hit.at(
                      node,
                      second.setting("virtual_router_id").orElse(second.statement()).at(),
                      ("%s and %s of %s both have virtual_router_id %d on %s: keepalived refuses the"
                              + " configuration, and %s has none of its VIPs.")
                          .formatted(
                              first.name(),
                              second.name(),
                              node.name(),
                              second.virtualRouterId().orElse(0),
                              second.networkInterface().orElse("one interface"),
                              node.name()));
                }));
  }

  private interface Collision {
    boolean of(VrrpInstanceBlock one, VrrpInstanceBlock other);
  }

  private static Stream<VrrpInstanceBlock> earlier(
      List<VrrpInstanceBlock> all, int index, Collision collision) {
    return all.subList(0, index).stream()
        .filter(before -> collision.of(before, all.get(index)))
        .findFirst()
        .stream();
  }

  private static boolean shareName(VrrpInstanceBlock one, VrrpInstanceBlock other) {
    return one.name().equals(other.name());
  }

  private static boolean collide(VrrpInstanceBlock one, VrrpInstanceBlock other) {
    return one.virtualRouterId().isPresent()
        && one.virtualRouterId().equals(other.virtualRouterId())
        && one.networkInterface().equals(other.networkInterface())
        && IpText.isIpv6(one) == IpText.isIpv6(other)
        && one.unicastPeers().isEmpty() == other.unicastPeers().isEmpty()
        && samePeersOrNone(one, other)
        && !shareName(one, other);
  }

  private static boolean samePeersOrNone(VrrpInstanceBlock one, VrrpInstanceBlock other) {
    return one.unicastPeers().isEmpty()
        || one.unicastPeers().stream()
            .anyMatch(peer ->
                other.unicastPeers().stream()
                    .anyMatch(word -> IpText.same(word.text(), peer.text())));
  }
}
