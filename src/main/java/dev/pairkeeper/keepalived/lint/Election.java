package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Statement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an instance takes part in elections, computed as keepalived computes it after it has read the
 * file (vrrp.c, vrrp_complete_instance).
 */
record Election(InstanceView view) {

  /** The priority of the address owner (RFC 9568, section 5.2.4). */
  static final int OWNER = 255;

  private static final int DEFAULT_PRIORITY = 100;
  private static final BigDecimal STEPS = BigDecimal.valueOf(256);

  /** Whether its initial state is MASTER. */
  boolean startsAsMaster() {
    return view.instance().state().equals("MASTER");
  }

  /** Its base priority: what it says if that is possible, else 255 for MASTER, else 100. */
  int priority() {
    Optional<Statement> said = view.instance().setting("priority");
    if (said.isEmpty()) {
      return startsAsMaster() ? OWNER : DEFAULT_PRIORITY;
    }
    return view.instance()
        .integer("priority")
        .filter(value -> value >= 1 && value <= OWNER)
        .orElse(DEFAULT_PRIORITY);
  }

  /** Whether 'nopreempt' is there and keepalived does not drop it. */
  boolean keepsOffLowerPriority() {
    return view.instance().has("nopreempt") && !startsAsMaster() && priority() != OWNER;
  }

  /** Whether strict mode holds: its own setting, else the global one. */
  boolean strict() {
    return view.instance().setting("strict_mode").isPresent()
        ? view.instance().has("strict_mode")
        : view.node().declared().global("vrrp_strict").isPresent();
  }

  /** What it tracks with a weight that counts; that which keepalived drops is not among it. */
  List<Tracker> weighted() {
    return tracked().filter(tracker -> tracker.weight() != 0).toList();
  }

  /** What the instance itself tracks with a weight other than 0, whether it counts or not. */
  List<Tracker> ownWeighted() {
    return Tracker.of(view.node(), view.instance().statement())
        .filter(tracker -> tracker.weight() != 0)
        .toList();
  }

  /** Whether something it tracks can put it into FAULT when its server dies. */
  boolean canFault() {
    return tracked().anyMatch(Tracker::canFault);
  }

  private Stream<Tracker> tracked() {
    Stream<Tracker> own = Tracker.of(view.node(), view.instance().statement());
    Optional<SyncGroup> group = SyncGroup.of(view);
    boolean dropped = group.filter(found -> !found.keepsWeights()).isPresent();
    Stream<Tracker> kept = dropped ? own.flatMap(Election::inGroup) : own;
    Stream<Tracker> all =
        Stream.concat(
            kept, group.stream().flatMap(found -> Tracker.of(view.node(), found.statement())));
    return priority() == OWNER ? all.filter(tracker -> tracker.weight() == 0) : all;
  }

  /** What becomes of it in a sync group (vrrp.c, vrrp_complete_instance). */
  private static Stream<Tracker> inGroup(Tracker tracker) {
    if (tracker.weight() == 0) {
      return Stream.of(tracker);
    }
    return switch (tracker.kind()) {
      case SCRIPT, BFD -> Stream.empty();
      case INTERFACE -> Stream.of(tracker.unweighted());
      case FILE -> tracker.weight() == 1 ? Stream.of(tracker.unweighted()) : Stream.empty();
      case PROCESS -> Stream.of(tracker);
    };
  }

  /** Its priority while all that it tracks is well. */
  int healthy() {
    return failing(List.of());
  }

  /** Its priority while these fail and the rest is well. */
  int failing(List<Tracker> trackers) {
    return clamped(
        priority()
            + weighted().stream()
                .mapToInt(tracker -> trackers.contains(tracker) ? tracker.failed() : tracker.well())
                .sum());
  }

  private int clamped(int priority) {
    return priority() == OWNER ? OWNER : Math.clamp(priority, 1, OWNER - 1);
  }

  /** Seconds between its adverts: whole ones in version 2, to which keepalived rounds. */
  BigDecimal advertSeconds() {
    BigDecimal said = view.instance().advertIntervalSeconds();
    if (said.signum() <= 0) {
      return BigDecimal.ONE;
    }
    return view.version() == 2 ? said.setScale(0, RoundingMode.HALF_UP).max(BigDecimal.ONE) : said;
  }

  /** Seconds it waits beyond the missed adverts (RFC 3768 and RFC 9568, section 6.1). */
  BigDecimal skewSeconds() {
    BigDecimal share = BigDecimal.valueOf(256L - healthy()).divide(STEPS, 6, RoundingMode.HALF_UP);
    return view.version() == 2 ? share : share.multiply(advertSeconds());
  }

  /** How many adverts it misses before it takes over. */
  int missedAdverts() {
    return view.instance().integer("down_timer_adverts").filter(count -> count > 0).orElse(3);
  }

  /** Seconds from the last advert of an owner that died until this node takes the VIP. */
  BigDecimal takeoverSeconds() {
    return advertSeconds().multiply(BigDecimal.valueOf(missedAdverts())).add(skewSeconds());
  }

  /** Seconds as a DBA reads them: two decimals at most. */
  static String seconds(BigDecimal value) {
    return value.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + " s";
  }
}
