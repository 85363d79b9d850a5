package dev.pairkeeper.web.api;

import dev.pairkeeper.web.api.Problems.FieldError;
import dev.pairkeeper.web.lint.PastedTexts;
import dev.pairkeeper.web.lint.PastedTexts.Objected;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Checks configurations that nobody has to register first. */
@Tag(name = "Check")
@RestController
@RequestMapping(path = "/api/v1/lint", produces = MediaType.APPLICATION_JSON_VALUE)
class KeepalivedLintController {

  private static final String FILES = "files";

  @Operation(
      summary = "What stands against the keepalived.conf of a node, or of both nodes of a pair",
      description =
          "The texts are neither stored nor logged. A text that keepalived could not read is a"
              + " finding with its line. Files that a text includes are not read. Every rule is"
              + " explained at /help/lint-rules.")
  @PostMapping(path = "/keepalived", consumes = MediaType.APPLICATION_JSON_VALUE)
  LintResponse check(@RequestBody LintRequest request) {
    PastedTexts texts = request.texts();
    List<FieldError> errors =
        texts.objections().stream().map(objected -> error(texts, objected)).toList();
    if (!errors.isEmpty()) {
      throw Problems.thrown(Problems.invalid(errors));
    }
    return LintResponse.of(texts.findings());
  }

  private static FieldError error(PastedTexts texts, Objected objected) {
    return switch (objected.objection()) {
      case NO_TEXT -> new FieldError(FILES, "needs one or two texts, each by its node's name.");
      case TOO_MANY_TEXTS ->
          new FieldError(FILES, "has %d texts; a pair has two.".formatted(texts.texts().size()));
      case UNFIT_NAME ->
          new FieldError(
              FILES,
              "has a name that is not 1 to %d printable characters."
                  .formatted(PastedTexts.LONGEST_NAME));
      case SAME_NAMES -> new FieldError(FILES, "has the same name twice.");
      case TOO_LONG ->
          new FieldError(
              FILES + "." + texts.texts().get(objected.index()).name(),
              "is longer than %d KiB.".formatted(PastedTexts.LONGEST_TEXT_BYTES / 1024));
    };
  }
}
