package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock.TrackedScript;
import dev.pairkeeper.keepalived.conf.VrrpScriptBlock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * How an instance takes part in elections, computed as keepalived computes it after it has read the
 * file (vrrp.c, vrrp_complete_instance).
 */
record Election(InstanceView view) {

  /** The priority of the address owner (RFC 9568, section 5.2.4). */
  static final int OWNER = 255;

  private static final int MOST_WEIGHT = 253;
  private static final int DEFAULT_PRIORITY = 100;
  private static final BigDecimal STEPS = BigDecimal.valueOf(256);

  /** A tracked script that changes the priority. */
  record Weighted(TrackedScript tracked, int weight) {}

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

  /** Its scripts with a weight that counts; those that keepalived drops are not among them. */
  List<Weighted> weightedScripts() {
    boolean dropped =
        priority() == OWNER
            || SyncGroup.of(view).filter(group -> !group.keepsWeights()).isPresent();
    return dropped ? List.of() : scriptsWithWeight();
  }

  /** Its scripts with a weight other than 0, but for those that reverse it. */
  List<Weighted> scriptsWithWeight() {
    return view.instance().trackedScripts().stream()
        .filter(tracked -> !tracked.statement().text().contains("reverse"))
        .map(tracked -> new Weighted(tracked, weight(tracked)))
        .filter(script -> script.weight() != 0)
        .toList();
  }

  private int weight(TrackedScript tracked) {
    return tracked
        .weight()
        .or(() -> view.node().declared().script(tracked.name()).map(VrrpScriptBlock::weight))
        .map(weight -> Math.clamp(weight, -MOST_WEIGHT, MOST_WEIGHT))
        .orElse(0);
  }

  /** Whether something it tracks can put it into FAULT, whatever the weights of others. */
  boolean canFault() {
    return view.instance().trackedScripts().stream().anyMatch(tracked -> weight(tracked) == 0)
        || List.of("track_file", "track_process", "track_bfd").stream()
            .anyMatch(keyword -> view.instance().setting(keyword).isPresent())
        || SyncGroup.of(view).filter(group -> group.has("track_script")).isPresent();
  }

  /** Its priority while all its scripts succeed: positive weights are added then. */
  int healthy() {
    return clamped(
        priority()
            + weightedScripts().stream().mapToInt(script -> Math.max(0, script.weight())).sum());
  }

  /** Its priority while these scripts fail: a positive weight is missing, a negative one taken. */
  int failing(List<Weighted> scripts) {
    int up = weightedScripts().stream().mapToInt(script -> Math.max(0, script.weight())).sum();
    return clamped(
        priority() + up - scripts.stream().mapToInt(script -> Math.abs(script.weight())).sum());
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
