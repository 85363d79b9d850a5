package dev.pairkeeper.analysis;

import static dev.pairkeeper.topology.VrrpState.BACKUP;
import static dev.pairkeeper.topology.VrrpState.MASTER;

import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.VrrpInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** Longer than keepalived is left unasked by default, so that a lasting mismatch stands. */
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

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
    if (instance.state() == MASTER && !node.holdsVip() && !node.showsVip()) {
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
    if (dropsAdverts(node) || droppedLately(node)) {
      differences.add("drops adverts that do not match its own settings");
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

  /** Whether the counter of adverts that did not match grew since the baseline. */
  static boolean dropsAdverts(NodeView node) {
    Long before = node.pair().past().mismatchesBefore().get(node.name());
    Optional<Long> now = node.vrrp().map(VrrpInstance::mismatches);
    return before != null && now.isPresent() && now.get() > before;
  }

  private static boolean droppedLately(NodeView node) {
    Instant at = node.pair().past().mismatchedAt().get(node.name());
    return at != null && node.pair().snapshot().takenAt().isBefore(at.plus(REMEMBERED));
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
