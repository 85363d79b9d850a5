package dev.pairkeeper.web.configuration;

import dev.pairkeeper.keepalived.SecretMask;
import dev.pairkeeper.keepalived.lint.Edit;
import dev.pairkeeper.keepalived.lint.Finding;
import dev.pairkeeper.topology.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Something that stands against a configuration, secrets masked.
 *
 * @param edit the cure as a change of the text; null where the text does not tell it, or where its
 *     new lines would hold a secret
 */
public record FindingView(
    String rule,
    Severity severity,
    String file,
    int line,
    String message,
    String cure,
    @Nullable Edit edit) {

  static FindingView of(Finding finding, SecretMask mask) {
    return new FindingView(
        finding.rule(),
        finding.severity(),
        finding.at().file(),
        finding.at().line(),
        mask.applyToSentence(finding.message()),
        mask.applyToSentence(finding.cure()),
        showable(finding.edit(), mask));
  }

  /** A masked line must not be copied into a file. */
  private static @Nullable Edit showable(@Nullable Edit edit, SecretMask mask) {
    return edit != null
            && edit.replacement().stream().allMatch(line -> mask.apply(line).equals(line))
        ? edit
        : null;
  }

  /** Whether it says the same, wherever in the file. */
  boolean saysTheSameAs(FindingView other) {
    return rule.equals(other.rule)
        && file.equals(other.file)
        && message.equals(other.message)
        && severity == other.severity;
  }
}
