package dev.pairkeeper.web.api;

import dev.pairkeeper.keepalived.lint.Edit;
import dev.pairkeeper.keepalived.lint.Finding;
import dev.pairkeeper.keepalived.lint.LintRule;
import dev.pairkeeper.keepalived.lint.Linter;
import dev.pairkeeper.topology.Severity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands against configurations: by file as given, then by line. */
@Schema(name = "LintResult")
record LintResponse(List<Item> findings) {

  private static final Map<String, LintRule> RULES =
      Linter.rules().stream().collect(Collectors.toMap(LintRule::id, Function.identity()));

  /** One thing that stands against a configuration. */
  @Schema(name = "LintFinding")
  record Item(
      @Schema(example = "braces-do-not-match", description = "Stable") String rule,
      Severity severity,
      @Schema(description = "What is wrong, in a few words") String title,
      @Schema(description = "As the request names it", example = "db1") String file,
      @Schema(description = "From 1") int line,
      @Schema(description = "From 1, in UTF-16 units") int column,
      @Schema(description = "What will happen because of it") String message,
      @Schema(description = "What to do") String cure,
      @Schema(
              description =
                  "The cure as a change of the text; null where the text does not tell it")
          @Nullable Change edit,
      @Schema(
              description = "Where the rule is explained, on this panel",
              example = "/help/lint-rules#braces-do-not-match")
          String documentation) {}

  /** A change of whole lines. */
  @Schema(name = "LintEdit")
  record Change(
      @Schema(description = "The first line that is replaced, from 1") int firstLine,
      @Schema(description = "The last one; firstLine - 1 to insert before firstLine") int lastLine,
      @Schema(description = "The new lines, none to delete") List<String> replacement) {

    private static Change of(Edit edit) {
      return new Change(edit.firstLine(), edit.lastLine(), edit.replacement());
    }
  }

  static LintResponse of(List<Finding> findings) {
    return new LintResponse(findings.stream().map(LintResponse::item).toList());
  }

  private static Item item(Finding finding) {
    LintRule rule = RULES.get(finding.rule());
    return new Item(
        finding.rule(),
        finding.severity(),
        rule == null ? finding.rule() : rule.title(),
        finding.node(),
        finding.at().line(),
        finding.at().column(),
        finding.message(),
        finding.cure(),
        finding.edit() == null ? null : Change.of(finding.edit()),
        "/help/lint-rules#" + finding.rule());
  }
}
