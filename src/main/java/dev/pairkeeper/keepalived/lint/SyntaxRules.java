package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofNode;

import dev.pairkeeper.keepalived.conf.SyntaxFault;
import dev.pairkeeper.keepalived.conf.SyntaxFault.Kind;
import dev.pairkeeper.topology.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about text that could not be read as it stands. */
final class SyntaxRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "braces-do-not-match",
              Severity.CRITICAL,
              "Braces do not match",
              "keepalived reads the blocks that follow as part of another one, or drops them. A"
                  + " reload with such a file may leave the node without its VRRP instance.",
              "Give every '{' its '}' on a line of its own.",
              ofNode(node ->
                  faults(
                      node,
                      EnumSet.of(
                          Kind.EXTRA_CLOSE,
                          Kind.MISSING_CLOSE,
                          Kind.UNEXPECTED_OPEN,
                          Kind.NESTED_TOO_DEEP)))),
          new LintRule(
              "text-not-readable",
              Severity.CRITICAL,
              "Text that keepalived reads otherwise than it looks",
              "An open quote, an overlong line, a NUL character, a byte order mark or definitions"
                  + " without an end make keepalived read something else than what a person sees.",
              "Write the line so that it stands for itself.",
              ofNode(node ->
                  faults(
                      node,
                      EnumSet.of(
                          Kind.UNMATCHED_QUOTE,
                          Kind.BYTE_ORDER_MARK,
                          Kind.NUL_CHARACTER,
                          Kind.LINE_TOO_LONG,
                          Kind.ENDLESS_DEFINITION,
                          Kind.ENDLESS_INCLUDE,
                          Kind.INDIRECT_INCLUDE,
                          Kind.ESCAPED_COMMENT_SIGN,
                          Kind.INVALID_SEQUENCE,
                          Kind.MORE)))));

  private SyntaxRules() {}

  private static Stream<Hit> faults(LintedNode node, Set<Kind> kinds) {
    return node.configuration().faults().stream()
        .filter(fault -> kinds.contains(fault.kind()))
        .map((SyntaxFault fault) ->
            Hit.at(node, fault.at(), fault.message()).withEdit(edit(node, fault)));
  }

  /** Only of a byte order mark it is certain that nobody means it. */
  private static Optional<Edit> edit(LintedNode node, SyntaxFault fault) {
    return fault.kind() == Kind.BYTE_ORDER_MARK
        ? LineEdits.in(node).replace(fault.at(), "\uFEFF", "")
        : Optional.empty();
  }
}
