package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LoadRow.row;

import dev.pairkeeper.keepalived.conf.Statement;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of a VRRP instance by itself keeps a configuration from loading; from vrrp.c and
 * vrrp_parser.c.
 */
final class LoadInstances {

  private static final List<LoadRow> ROWS =
      List.of(
          row("virtual_router_id", of -> of.number("virtual_router_id") == 0, "It has no VRID."),
          row(
              "interface",
              of -> !of.has("interface") && !of.unicastWanted(),
              "It has no interface."),
          row(
              "interface",
              LoadInstances::hasNowhereToSendFrom,
              "It has no interface and no source."),
          row("interface", of -> is(of, "interface", "lo"), "VRRP does not run over loopback."),
          row("state", LoadInstances::backupAfterMaster, "It is said to be MASTER before."),
          row(
              "auth_type",
              of -> authenticates(of) && of.version() == 3,
              "VRRP 3 has no passwords."),
          row(
              "auth_type",
              of -> authenticates(of) && !of.hasPassword(),
              "The password is missing."),
          row("auth_type", LoadInstances::ahCannot, "AH needs IPv4 and state BACKUP."),
          row(
              "auth_pass",
              LoadInstances::passwordIsCut,
              "Only 8 characters of the password count."),
          row(
              "unicast_src_ip",
              LoadInstances::lacksPeers,
              "It has no unicast peer; multicast is used."),
          row(
              "unicast_ttl",
              of -> of.has("unicast_ttl") && !of.hasPeers(),
              "It has no unicast peer."),
          row("mcast_dst_ip", of -> of.has("mcast_dst_ip") && of.hasPeers(), "It uses unicast."),
          row("nopreempt", of -> of.noPreempt() && of.owner(), "An owner always preempts."),
          row("nopreempt", of -> of.noPreempt() && of.master(), "nopreempt needs state BACKUP."),
          row("preempt_delay", of -> of.delaysPreempt() && of.master(), "It needs state BACKUP."),
          row("preempt_delay", of -> of.delaysPreempt() && of.noPreempt(), "It never preempts."),
          row("timer_expired_backup", LoadInstances::needsNoPreempt, "It needs nopreempt."),
          row(
              "owner_ignore_adverts",
              of -> of.on("owner_ignore_adverts") && !of.owner(),
              "It is no owner."),
          row(
              "owner_ignore_adverts",
              of -> of.off("owner_ignore_adverts") && of.owner(),
              "An owner does."),
          row(
              "advert_int",
              LoadInstances::advertDoesNotFit,
              "VRRP 2 counts in whole seconds, VRRP 3 in hundredths up to 40.95 s."),
          row(
              "vmac_xmit_base",
              of -> of.has("vmac_xmit_base") && !of.has("use_vmac"),
              "It needs use_vmac."),
          row("use_vmac", LoadInstances::vmacNeedsBase, "With unicast it needs vmac_xmit_base."),
          row(
              "promote_secondaries",
              of -> of.has("promote_secondaries") && of.has("use_vmac"),
              "use_vmac sets it by itself."));

  private LoadInstances() {}

  static Stream<Hit> faults(LintedNode node) {
    Set<String> names = new HashSet<>();
    Set<List<Object>> routers = new HashSet<>();
    return LoadedInstance.of(node)
        .flatMap(instance ->
            Stream.concat(faults(instance), clashes(instance, names, routers).stream()));
  }

  private static Stream<Hit> faults(LoadedInstance instance) {
    return Stream.of(ROWS, LoadStrictMode.ROWS)
        .flatMap(List::stream)
        .filter(row -> row.when().test(instance))
        .map(row ->
            Hit.at(
                instance.node(),
                instance.at(row.keyword()),
                "%s: %s".formatted(instance.block().name(), row.message())));
  }

  /** What stands against its name and VRID, given those of the instances before it. */
  private static List<Hit> clashes(
      LoadedInstance instance, Set<String> names, Set<List<Object>> routers) {
    List<Hit> hits = new ArrayList<>();
    boolean named = instance.block().statement().arguments().size() == 1;
    if (!named || !names.add(instance.block().name())) {
      hits.add(
          Hit.at(
              instance.node(),
              instance.at(""),
              "An instance has one name, and no other has the same."));
    }
    if (!instance.hasPeers() && !routers.add(router(instance))) {
      hits.add(
          Hit.at(
              instance.node(),
              instance.at("virtual_router_id"),
              "Another instance has this VRID on the same interface."));
    }
    return hits;
  }

  private static List<Object> router(LoadedInstance instance) {
    return List.of(
        instance.block().virtualRouterId(),
        instance.block().networkInterface(),
        instance.isIpv6(),
        multicastGroup(instance));
  }

  private static String multicastGroup(LoadedInstance instance) {
    return instance.block().setting("mcast_dst_ip").flatMap(Statement::value).orElse("");
  }

  private static boolean is(LoadedInstance instance, String keyword, String value) {
    return instance.block().setting(keyword).flatMap(Statement::value).orElse("").equals(value);
  }

  private static boolean hasNowhereToSendFrom(LoadedInstance instance) {
    return !instance.has("interface")
        && instance.unicastWanted()
        && !instance.has("unicast_src_ip")
        && !instance.has("mcast_src_ip");
  }

  private static boolean backupAfterMaster(LoadedInstance instance) {
    return instance.master() && is(instance, "state", "BACKUP");
  }

  private static boolean authenticates(LoadedInstance instance) {
    return instance.authentication().isPresent();
  }

  private static boolean ahCannot(LoadedInstance instance) {
    return instance.authentication().filter("AH"::equals).isPresent()
        && (instance.isIpv6() || (instance.master() && !instance.owner()));
  }

  private static boolean passwordIsCut(LoadedInstance instance) {
    return instance
        .block()
        .authentication("auth_pass")
        .flatMap(Statement::value)
        .filter(word -> word.getBytes(StandardCharsets.UTF_8).length > 8)
        .isPresent();
  }

  static boolean isOld(LoadedInstance instance) {
    return Release.of(instance.node().host().keepalivedVersion())
        .filter(release -> release.isBefore(new Release(2, 2, 5)))
        .isPresent();
  }

  private static boolean lacksPeers(LoadedInstance instance) {
    return !isOld(instance)
        && instance.unicastWanted()
        && !instance.hasPeers()
        && !instance.has("unicast_fault_no_peer");
  }

  private static boolean needsNoPreempt(LoadedInstance instance) {
    return instance.has("timer_expired_backup") && !instance.noPreempt();
  }

  private static boolean advertDoesNotFit(LoadedInstance instance) {
    BigDecimal seconds = instance.advertInterval();
    BigDecimal unit = new BigDecimal(instance.version() == 2 ? "1" : "0.01");
    return seconds.remainder(unit).signum() != 0
        || (instance.version() == 3 && seconds.compareTo(new BigDecimal("40.95")) > 0);
  }

  private static boolean vmacNeedsBase(LoadedInstance instance) {
    return instance.has("use_vmac") && instance.unicastWanted() && !instance.has("vmac_xmit_base");
  }
}
