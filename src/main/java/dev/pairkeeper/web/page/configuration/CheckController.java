package dev.pairkeeper.web.page.configuration;

import dev.pairkeeper.keepalived.lint.Edit;
import dev.pairkeeper.keepalived.lint.Finding;
import dev.pairkeeper.web.lint.PastedTexts;
import dev.pairkeeper.web.lint.PastedTexts.Objected;
import dev.pairkeeper.web.page.Text;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Checks texts that somebody pastes. */
@Controller
@RequestMapping("/lint")
class CheckController {

  @GetMapping
  ModelAndView form() {
    return page(CheckView.empty(), HttpStatus.OK);
  }

  /**
   * Checks the texts, or with {@code apply} first changes one of them as the finding of that key
   * says.
   */
  @PostMapping
  ModelAndView check(@RequestParam Map<String, String> sent) {
    CheckForm form = CheckForm.sent(sent);
    PastedTexts texts = form.texts();
    List<Text> errors =
        texts.objections().stream().map(objected -> error(texts, objected)).toList();
    if (!errors.isEmpty()) {
      return page(CheckView.refused(form, errors), HttpStatus.BAD_REQUEST);
    }
    List<Finding> findings = texts.findings();
    String apply = sent.get("apply");
    return page(
        apply == null ? CheckView.checked(form, findings, null) : applied(form, findings, apply),
        HttpStatus.OK);
  }

  private static CheckView applied(CheckForm form, List<Finding> findings, String key) {
    for (Finding finding : findings) {
      Edit edit = finding.edit();
      if (edit != null && Remark.key(finding).equals(key)) {
        CheckForm changed = form.changedBy(edit, finding.node());
        Text notice = Text.of("check.applied", finding.node());
        return CheckView.checked(changed, changed.texts().findings(), notice);
      }
    }
    return CheckView.checked(form, findings, Text.of("check.gone"));
  }

  private static Text error(PastedTexts texts, Objected objected) {
    return Text.of(
        "check.objection." + objected.objection(),
        objected.index() < texts.texts().size() ? texts.texts().get(objected.index()).name() : "",
        PastedTexts.LONGEST_TEXT_BYTES / 1024,
        PastedTexts.LONGEST_NAME);
  }

  private static ModelAndView page(CheckView view, HttpStatus status) {
    return new ModelAndView("configuration/check", Map.of("view", view), status);
  }
}
