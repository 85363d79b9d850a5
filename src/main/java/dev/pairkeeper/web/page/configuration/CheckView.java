package dev.pairkeeper.web.page.configuration;

import dev.pairkeeper.keepalived.SecretMask;
import dev.pairkeeper.keepalived.lint.Finding;
import dev.pairkeeper.keepalived.lint.Linter;
import dev.pairkeeper.web.lint.PastedTexts;
import dev.pairkeeper.web.page.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page 'Check keepalived.conf' shows.
 *
 * @param errors why the texts could not be checked
 * @param notice what else is to be said; null when nothing is
 * @param texts annotated; null before something was checked
 */
record CheckView(
    CheckForm form,
    List<Text> errors,
    @Nullable Text notice,
    @Nullable List<AnnotatedText> texts,
    Tally tally) {

  static CheckView empty() {
    return refused(CheckForm.EMPTY, List.of());
  }

  static CheckView refused(CheckForm form, List<Text> errors) {
    return new CheckView(form, errors, null, null, Tally.of(List.of()));
  }

  static CheckView checked(CheckForm form, List<Finding> findings, @Nullable Text notice) {
    PastedTexts pasted = form.texts();
    SecretMask mask =
        SecretMask.of(pasted.texts().stream().map(PastedTexts.PastedText::text).toList());
    List<AnnotatedText> annotated = new ArrayList<>();
    for (var pastedText : pasted.texts()) {
      ShownText text = new ShownText(pastedText.text(), mask);
      List<Finding> here =
          findings.stream().filter(one -> one.node().equals(pastedText.name())).toList();
      String anchor = "finding-" + annotated.size();
      annotated.add(AnnotatedText.of(pastedText.name(), text, Remark.all(here, anchor, text)));
    }
    return new CheckView(
        form,
        List.of(),
        notice,
        annotated,
        Tally.of(findings.stream().map(Finding::severity).toList()));
  }

  /** How many rules there are. */
  public int rules() {
    return Linter.rules().size();
  }
}
