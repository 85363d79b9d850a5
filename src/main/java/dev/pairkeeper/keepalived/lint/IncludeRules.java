package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofNode;

import dev.pairkeeper.keepalived.conf.Inclusion;
import dev.pairkeeper.topology.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Rules about the files that a configuration is made of. */
final class IncludeRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "include-matches-nothing",
              Severity.WARNING,
              "include that brings no file",
              "keepalived goes on without a file that a plain 'include' does not find, and what"
                  + " should stand in it is missing without a word in the log that anybody reads;"
                  + " 'includer', 'includem', 'includew', 'includeb' and 'includea' make that an"
                  + " error (keepalived.conf(5), CONFIGURATION FILE).",
              "Put the file there, correct the path (it is relative to the folder of the file that"
                  + " includes), or take the line out.",
              ofNode(IncludeRules::empty)));

  private IncludeRules() {}

  private static Stream<Hit> empty(LintedNode node) {
    return filesAreKnown(node)
        ? node.configuration().inclusions().stream()
            .filter(inclusion -> inclusion.files().isEmpty())
            .map(inclusion -> empty(node, inclusion))
        : Stream.empty();
  }

  /** A text that somebody pasted comes without the files that it includes. */
  private static boolean filesAreKnown(LintedNode node) {
    return !node.host().equals(HostFacts.NONE) || node.configuration().sources().texts().size() > 1;
  }

  private static Hit empty(LintedNode node, Inclusion inclusion) {
    Hit hit =
        Hit.at(
            node,
            inclusion.at(),
            "%s has no file %s. %s"
                .formatted(
                    node.name(),
                    inclusion.path(),
                    inclusion.keyword().equals("include")
                        ? "keepalived goes on without it."
                        : "'%s' makes that an error of the configuration."
                            .formatted(inclusion.keyword())));
    return inclusion.at().column() == 1 + indent(node, inclusion)
        ? hit.withEdit(
            Edit.delete(inclusion.at().file(), inclusion.at().line(), inclusion.at().line()))
        : hit;
  }

  private static int indent(LintedNode node, Inclusion inclusion) {
    String line = LineEdits.in(node).line(inclusion.at()).orElse("x");
    return line.length() - line.stripLeading().length();
  }
}
