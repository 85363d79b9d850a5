package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofInstance;

import dev.pairkeeper.keepalived.conf.Numbers;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.topology.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules about a {@code preempt_delay} that keepalived drops. */
final class PreemptDelayRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "preempt-delay-with-master",
              Severity.WARNING,
              "preempt_delay beside state MASTER",
              "keepalived drops 'preempt_delay' where the initial state is MASTER. A node that"
                  + " returns takes the VIP at once instead of after the delay, which is often"
                  + " before its server has caught up (keepalived.conf(5), preempt_delay).",
              "Write 'state BACKUP'; the priorities still tell who begins.",
              ofInstance(PreemptDelayRules::withMaster)),
          new LintRule(
              "preempt-delay-with-nopreempt",
              Severity.INFO,
              "preempt_delay beside nopreempt",
              "A node that never takes the VIP back has nothing to delay: keepalived drops"
                  + " 'preempt_delay' and keeps 'nopreempt' (vrrp.c, vrrp_complete_instance).",
              "Take one of them out: 'preempt_delay' to leave the VIP where it is, 'nopreempt' to"
                  + " have it move back after the delay.",
              ofInstance(PreemptDelayRules::withNopreempt)),
          new LintRule(
              "preempt-delay-with-strict",
              Severity.WARNING,
              "preempt_delay in strict mode",
              "Strict mode does what the RFC says and nothing else, and the RFC knows no delay:"
                  + " keepalived drops 'preempt_delay', and a node that returns takes the VIP at"
                  + " once (keepalived.conf(5), vrrp_strict).",
              "Take 'vrrp_strict' or 'preempt_delay' out.",
              ofInstance(PreemptDelayRules::withStrict)));

  private PreemptDelayRules() {}

  private static Stream<Hit> withMaster(InstanceView view) {
    return delay(view)
        .filter(line -> new Election(view).startsAsMaster())
        .map(line ->
            dropped(view, line, "'state MASTER'", "takes %s at once".formatted(view.vip()))
                .withEdit(LineEdits.in(view.node()).set(view, "state", "BACKUP")))
        .stream();
  }

  private static Stream<Hit> withNopreempt(InstanceView view) {
    return delay(view)
        .filter(line -> new Election(view).keepsOffLowerPriority())
        .map(line ->
            dropped(view, line, "'nopreempt'", "does not take %s back at all".formatted(view.vip()))
                .withEdit(LineEdits.in(view.node()).delete(line)))
        .stream();
  }

  private static Stream<Hit> withStrict(InstanceView view) {
    Election own = new Election(view);
    return delay(view)
        .filter(line -> own.strict() && !own.startsAsMaster())
        .map(line ->
            dropped(view, line, "strict mode", "takes %s at once".formatted(view.vip()))
                .withEdit(LineEdits.in(view.node()).delete(line)))
        .stream();
  }

  private static Optional<Statement> delay(InstanceView view) {
    return view.instance()
        .setting("preempt_delay")
        .filter(line -> Numbers.decimal(line).filter(value -> value.signum() > 0).isPresent());
  }

  private static Hit dropped(InstanceView view, Statement line, String beside, String instead) {
    return Hit.at(
        view.node(),
        line.at(),
        "%s has 'preempt_delay %s' beside %s: keepalived drops the delay. %s %s when it returns."
            .formatted(view.label(), line.value().orElse(""), beside, view.node().name(), instead));
  }
}
