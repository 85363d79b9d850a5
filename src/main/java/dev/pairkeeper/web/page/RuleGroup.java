package dev.pairkeeper.web.page;

import dev.pairkeeper.keepalived.lint.LintRule;
import dev.pairkeeper.keepalived.lint.Linter;
import dev.pairkeeper.topology.Severity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The lint rules of one severity, by title. */
record RuleGroup(Severity severity, List<LintRule> rules) {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** All rules that have all these words in them, the most severe first; no empty group. */
  static List<RuleGroup> matching(String words) {
    List<String> wanted =
        SPACE
            .splitAsStream(words.toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .toList();
    return Arrays.stream(Severity.values())
        .map(severity -> new RuleGroup(severity, rules(severity, wanted)))
        .filter(group -> !group.rules.isEmpty())
        .toList();
  }

  private static List<LintRule> rules(Severity severity, List<String> words) {
    return Linter.rules().stream()
        .filter(rule -> rule.severity() == severity)
        .filter(rule -> words.stream().allMatch(text(rule)::contains))
        .sorted(Comparator.comparing(LintRule::title))
        .toList();
  }

  private static String text(LintRule rule) {
    return String.join(" ", rule.title(), rule.id(), rule.meaning(), rule.cure())
        .toLowerCase(Locale.ROOT);
  }
}
