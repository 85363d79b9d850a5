package dev.pairkeeper.keepalived.lint;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Checks the configuration of a pair by every rule. Pure: same input, same findings. */
public final class Linter {

  private static final List<LintRule> RULES =
      Stream.of(
              SyntaxRules.RULES,
              LayoutRules.RULES,
              KeywordRules.RULES,
              IncludeRules.RULES,
              ScriptRules.RULES,
              CommandLineRules.RULES,
              ScriptFileRules.RULES,
              ScriptSecurityRules.RULES,
              ScriptUserRules.RULES,
              CheckRules.RULES,
              CheckTimingRules.RULES,
              ScriptTextRules.RULES,
              VirtualServerRules.RULES,
              InstanceRules.RULES,
              PreemptRules.RULES,
              PreemptDelayRules.RULES,
              PriorityRules.RULES,
              WeightRules.RULES,
              TimingRules.RULES,
              AddressRules.RULES,
              InterfaceRules.RULES,
              UnicastRules.RULES,
              AuthenticationRules.RULES,
              StrictRules.RULES,
              PairAgreementRules.RULES,
              VipAgreementRules.RULES,
              NotifyRules.RULES,
              TakeoverRules.RULES,
              GlobalRules.RULES)
          .flatMap(List::stream)
          .toList();

  private Linter() {}

  /** Every rule there is, for those who want to read them. */
  public static List<LintRule> rules() {
    return RULES;
  }

  /** What stands against this configuration: by node as given, then by place. */
  public static List<Finding> lint(LintedPair pair) {
    List<String> order = pair.nodes().stream().map(LintedNode::name).toList();
    return RULES.stream()
        .flatMap(rule -> rule.findings(pair))
        .distinct()
        .sorted(
            Comparator.comparingInt((Finding finding) -> order.indexOf(finding.node()))
                .thenComparing(Finding::at)
                .thenComparing(Finding::severity))
        .toList();
  }
}
