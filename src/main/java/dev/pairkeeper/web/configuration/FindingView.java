package dev.pairkeeper.web.configuration;

import dev.pairkeeper.keepalived.SecretMask;
import dev.pairkeeper.keepalived.lint.Finding;
import dev.pairkeeper.topology.Severity;

/** Something that stands against a configuration, secrets masked. */
public record FindingView(
    String rule, Severity severity, String file, int line, String message, String cure) {

  static FindingView of(Finding finding, SecretMask mask) {
    return new FindingView(
        finding.rule(),
        finding.severity(),
        finding.at().file(),
        finding.at().line(),
        mask.applyToSentence(finding.message()),
        mask.applyToSentence(finding.cure()));
  }

  /** Whether it says the same, wherever in the file. */
  boolean saysTheSameAs(FindingView other) {
    return rule.equals(other.rule)
        && file.equals(other.file)
        && message.equals(other.message)
        && severity == other.severity;
  }
}
