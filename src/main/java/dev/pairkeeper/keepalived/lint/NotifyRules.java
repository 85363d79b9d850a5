package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofInstance;

import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.topology.WritePolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules about what is run when the VIP moves. */
final class NotifyRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "read-only-not-switched",
              Severity.WARNING,
              "Nothing makes the new owner writable and the old one read-only",
              "In a pair with a single writer the server of the new owner must be opened for writes"
                  + " and that of the old one closed. keepalived tells a script of every change if"
                  + " it has a 'notify', all three of 'notify_master', 'notify_backup' and"
                  + " 'notify_fault', or a notify FIFO, which keeps the order of events"
                  + " (keepalived.conf(5), notify_fifo). Without, applications reach a read-only"
                  + " server after a failover, or two servers take writes.",
              "Name a script with 'notify' in the instance that sets super_read_only by the state"
                  + " it is told.",
              ofInstance(NotifyRules::notSwitched)));

  private static final List<String> ALL_STATES =
      List.of("notify_master", "notify_backup", "notify_fault");

  private NotifyRules() {}

  private static Stream<Hit> notSwitched(InstanceView view) {
    if (view.pair().writePolicy() != WritePolicy.SINGLE_WRITER
        || fifo(view)
        || TakeoverRules.tells(view)) {
      return Stream.empty();
    }
    Optional<SyncGroup> group = SyncGroup.of(view);
    Predicate<String> has =
        keyword ->
            view.instance().setting(keyword).isPresent()
                || group.filter(found -> found.has(keyword)).isPresent();
    List<String> missing = ALL_STATES.stream().filter(has.negate()).toList();
    if (has.test("notify") || missing.isEmpty()) {
      return Stream.empty();
    }
    String lack =
        missing.size() == ALL_STATES.size()
            ? "runs nothing when %s moves".formatted(view.vip())
            : "has no %s".formatted(String.join(" and no ", missing));
    return Stream.of(
        Hit.at(
            view.node(),
            view.instance().statement().at(),
            "%s %s: %s.".formatted(view.label(), lack, consequence(view, missing))));
  }

  private static String consequence(InstanceView view, List<String> missing) {
    return missing.contains("notify_master")
        ? "after a failover to %s its server stays read-only, and writes fail"
            .formatted(view.node().name())
        : "when %s loses %s, its server still takes writes"
            .formatted(view.node().name(), view.vip());
  }

  /** Whether a notify FIFO is told of every change. */
  static boolean fifo(InstanceView view) {
    return Stream.of("notify_fifo", "vrrp_notify_fifo")
        .anyMatch(keyword -> view.node().declared().global(keyword).isPresent());
  }
}
