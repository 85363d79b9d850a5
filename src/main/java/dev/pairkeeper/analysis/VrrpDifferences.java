package dev.pairkeeper.analysis;

import static dev.pairkeeper.topology.VrrpState.BACKUP;
import static dev.pairkeeper.topology.VrrpState.MASTER;

import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.VrrpInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What keepalived on a node says that does not fit. Figures that its build does not tell are not
 * compared.
 *
 * @param fleeting what a hand-over passes through, so that one look does not prove it
 * @param lasting what one look proves
 */
record VrrpDifferences(List<String> fleeting, List<String> lasting) {

  /** VRRP version 3 counts intervals in hundredths of a second (RFC 9568, section 5.2.7). */
  private static final Duration FINEST = Duration.ofMillis(10);

  static VrrpDifferences of(NodeView node) {
    List<String> fleeting = new ArrayList<>();
    List<String> lasting = new ArrayList<>();
    if (!node.keepalivedStopped()) {
      node.vrrp().ifPresent(instance -> compareWithHost(node, instance, fleeting));
      node.vrrp().ifPresent(instance -> compareWithRegistration(node, instance, lasting));
      compareAddresses(node, lasting);
    }
    return new VrrpDifferences(List.copyOf(fleeting), List.copyOf(lasting));
  }

  boolean exist() {
    return certain() || !fleeting.isEmpty();
  }

  boolean certain() {
    return !lasting.isEmpty();
  }

  String sentence() {
    List<String> all = new ArrayList<>(lasting);
    all.addAll(fleeting);
    return String.join("; it ", all);
  }

  private static void compareWithHost(
      NodeView node, VrrpInstance instance, List<String> differences) {
    String vip = node.pair().vip();
    if (instance.state() == MASTER && !node.holdsVip()) {
      differences.add("says MASTER, but the host does not have %s".formatted(vip));
    }
    if (instance.state() == BACKUP && node.holdsVip()) {
      differences.add("says BACKUP, but the host has %s".formatted(vip));
    }
  }

  private static void compareWithRegistration(
      NodeView node, VrrpInstance instance, List<String> differences) {
    Pair pair = node.pair().snapshot().pair();
    int priority = node.node().node().priority().value();
    compare("VRID", instance.virtualRouterId(), pair.virtualRouterId(), differences);
    compare("VRRP version", instance.version(), pair.vrrpVersion(), differences);
    compare("priority", instance.basePriority(), priority, differences);
    compareInterval(instance.advertInterval(), pair.advertInterval(), differences);
    long dropped = droppedSinceBaseline(node, instance);
    if (dropped > 0) {
      differences.add(
          "dropped %s of %s that did not match since the look before"
              .formatted(Words.count(dropped, "advert"), node.peer().name()));
    }
  }

  private static void compare(
      String what, @Nullable Integer seen, int registered, List<String> differences) {
    if (seen != null && seen != registered) {
      differences.add("uses %s %d, registered is %d".formatted(what, seen, registered));
    }
  }

  private static void compareInterval(
      @Nullable Duration seen, Duration registered, List<String> differences) {
    if (seen != null && seen.minus(registered).abs().compareTo(FINEST) >= 0) {
      differences.add(
          "adverts every %s, registered is %s"
              .formatted(Words.seconds(seen), Words.seconds(registered)));
    }
  }

  private static long droppedSinceBaseline(NodeView node, VrrpInstance instance) {
    Long before = node.pair().past().mismatchesBefore().get(node.name());
    Long now = instance.mismatches();
    return before == null || now == null ? 0 : now - before;
  }

  private static void compareAddresses(NodeView node, List<String> differences) {
    List<String> kept =
        node.host().map(HostSnapshot::vrrp).orElse(List.of()).stream()
            .flatMap(instance -> instance.addresses().stream())
            .toList();
    if (!kept.isEmpty() && kept.stream().noneMatch(node.node().vip()::isWrittenAs)) {
      differences.add("keeps %s, not %s".formatted(String.join(", ", kept), node.pair().vip()));
    }
  }
}
