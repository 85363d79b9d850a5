package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofNode;

import dev.pairkeeper.keepalived.lint.LintRule.Check;
import dev.pairkeeper.topology.Severity;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Rules about keywords: whether keepalived knows them, and where and how it wants them. */
final class KeywordRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "unknown-keyword",
              Severity.WARNING,
              "Unknown keyword",
              "keepalived ignores a line whose first word it does not know in that block, and goes"
                  + " on. What the line was meant to do is not done. A block behind such a word is"
                  + " worse: its lines are read as if they stood in the outer block, which its"
                  + " closing brace then ends.",
              "Correct the word, or move the line to the block that it belongs in.",
              uses(KeywordWords::unknown)),
          new LintRule(
              "keyword-needs-newer-keepalived",
              Severity.WARNING,
              "Keyword of a newer keepalived",
              "The installed keepalived does not know a keyword that later releases have. It"
                  + " ignores the line and goes on without it.",
              "Install a newer keepalived, or do without the keyword.",
              uses(KeywordWords::tooNew)),
          new LintRule(
              "build-option-missing",
              Severity.WARNING,
              "Keyword that this keepalived was built without",
              "Some keywords are only there when keepalived was built with an option; keepalived"
                  + " --version lists them. Without it the line is unknown and ignored.",
              "Install a keepalived that was built with the option, or take the line out.",
              uses(KeywordWords::notBuiltIn)),
          new LintRule(
              "keyword-given-up",
              Severity.INFO,
              "Keyword that was given up",
              "keepalived still reads some keywords by their old names or places, complains, and may"
                  + " stop to do so with any release.",
              "Use what took its place.",
              uses(LoadKeywords::givenUp)),
          new LintRule(
              "block-not-allowed-here",
              Severity.CRITICAL,
              "Brace behind a keyword that takes none",
              "keepalived ignores a brace behind a keyword that opens no block. Its closing brace"
                  + " then ends the outer block, and what follows there is read one level further"
                  + " out, where it is unknown and ignored.",
              "Take the braces away.",
              uses(KeywordWords::strayBlock)),
          new LintRule(
              "brace-missing",
              Severity.CRITICAL,
              "Block without its opening brace",
              "keepalived reads on to the next closing brace as if the brace were there: for a list"
                  + " of values it takes every line up to it for a value, also keywords.",
              "Put the values or lines in braces.",
              uses(KeywordWords::missingBlock)),
          new LintRule(
              "missing-value",
              Severity.CRITICAL,
              "Keyword without its value",
              "keepalived ends, at start and at reload alike, when the word behind some keywords is"
                  + " missing (lib/parser.c, null_strvec).",
              "Give the value, or take the line out.",
              uses(KeywordValues::missing)),
          new LintRule(
              "value-not-a-number",
              Severity.WARNING,
              "Value that is no number",
              "Where keepalived wants a number it refuses anything else, also a decimal where it"
                  + " wants a whole one, and keeps its default.",
              "Write a plain number.",
              uses(KeywordValues::noNumber)),
          new LintRule(
              "value-out-of-range",
              Severity.WARNING,
              "Number outside of what keepalived takes",
              "keepalived refuses a number outside of a keyword's range and keeps its default, which"
                  + " may make the two nodes of a pair differ.",
              "Choose a number within the range.",
              uses(KeywordValues::outOfRange)),
          new LintRule(
              "value-unknown",
              Severity.WARNING,
              "Word that keepalived does not know as a value",
              "Some keywords take one of a few words; keepalived refuses any other, in capitals or"
                  + " small letters as they stand, and keeps its default.",
              "Write one of the words that it takes.",
              uses(KeywordValues::noSuchWord)));

  private KeywordRules() {}

  private static Check uses(BiFunction<LintedNode, KeywordUse, Optional<Hit>> check) {
    return ofNode(node ->
        KeywordUse.in(node.configuration()).flatMap(use -> check.apply(node, use).stream()));
  }
}
