package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofNode;

import dev.pairkeeper.keepalived.conf.Position;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpScriptBlock;
import dev.pairkeeper.topology.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules about how fast a check notices what it is for. */
final class CheckTimingRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "check-slow",
              Severity.WARNING,
              "Check that notices a dead server late",
              "A check runs every 'interval', a run that hangs is ended after 'timeout', and only"
                  + " 'fall' failed runs in a row count (keepalived.conf(5), VRRP script(s)). Until"
                  + " then the VIP stays where no server answers; then the peer takes it. More than"
                  + " 15 s is told; a check that runs every second costs next to nothing.",
              "Set interval 1 or 2, timeout not above it, and fall 2 or 3.",
              ofNode(CheckTimingRules::slow)),
          new LintRule(
              "check-timeout-above-interval",
              Severity.INFO,
              "Check that may run longer than its interval",
              "keepalived starts no second run while one is under way ('Track script … is already"
                  + " running, expect idle - skipping run'; vrrp/vrrp_scheduler.c,"
                  + " vrrp_script_thread). With a time-out above the interval runs that hang follow"
                  + " each other more slowly than the interval says.",
              "Set timeout to the interval or less, or count with the longer time.",
              ofNode(CheckTimingRules::overlapping)));

  private CheckTimingRules() {}

  private static Stream<Hit> slow(LintedNode node) {
    Tracking tracking = Tracking.of(node);
    return node.declared().scripts().stream()
        .filter(script -> !tracking.of(script).isEmpty())
        .filter(script -> CheckTiming.of(script).isSlow())
        .map(script -> slow(node, tracking, script));
  }

  private static Hit slow(LintedNode node, Tracking tracking, VrrpScriptBlock script) {
    CheckTiming timing = CheckTiming.of(script);
    String takeover =
        tracking.instances(script).stream()
            .findFirst()
            .map(instance -> CheckTiming.takeover(instance.advertIntervalSeconds()))
            .orElse("");
    Hit hit =
        Hit.at(
            node,
            placeOf(script),
            ("'%s' fails up to %s s after MySQL on %s died and up to %s s after it"
                    + " began to hang (%s). Until then the VIP leads to it%s.")
                .formatted(
                    script.name(),
                    CheckTiming.plain(timing.afterCrash()),
                    node.name(),
                    CheckTiming.plain(timing.afterHang()),
                    timing.formula(),
                    takeover));
    return hit.withEdit(faster(node, script));
  }

  private static Position placeOf(VrrpScriptBlock script) {
    return script.setting("interval").orElse(script.statement()).at();
  }

  /** A shorter interval, where that alone is enough. */
  private static Optional<Edit> faster(LintedNode node, VrrpScriptBlock script) {
    CheckTiming timing = CheckTiming.of(script);
    BigDecimal timeout = script.setting("timeout").isPresent() ? timing.timeout() : BigDecimal.TWO;
    return new CheckTiming(BigDecimal.TWO, timeout, timing.fall()).isSlow()
        ? Optional.empty()
        : script
            .setting("interval")
            .filter(line -> line.value().isPresent())
            .flatMap(line -> LineEdits.in(node).replace(line.at(), line.text(), "interval 2"));
  }

  private static Stream<Hit> overlapping(LintedNode node) {
    Tracking tracking = Tracking.of(node);
    return node.declared().scripts().stream()
        .filter(script -> !tracking.of(script).isEmpty() && script.fall() > 1)
        .filter(script -> script.timeoutSeconds().compareTo(script.intervalSeconds()) > 0)
        .filter(script -> !CheckTiming.of(script).isSlow())
        .map(script -> overlapping(node, script));
  }

  private static Hit overlapping(LintedNode node, VrrpScriptBlock script) {
    CheckTiming timing = CheckTiming.of(script);
    Statement line = script.setting("timeout").orElse(script.statement());
    String interval = CheckTiming.plain(timing.interval());
    Hit hit =
        Hit.at(
            node,
            line.at(),
            ("A run of '%s' that hangs holds the next ones back: %d of them fail after"
                    + " up to %s s, not %s s.")
                .formatted(
                    script.name(),
                    timing.fall(),
                    CheckTiming.plain(timing.afterHang()),
                    CheckTiming.plain(
                        new CheckTiming(timing.interval(), timing.interval(), timing.fall())
                            .afterHang())));
    return hit.withEdit(LineEdits.in(node).replace(line.at(), line.text(), "timeout " + interval));
  }
}
