package dev.pairkeeper.web.page.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the form's page shows.
 *
 * @param original the name under which the pair is stored, null for a new one
 * @param changes what somebody else changed meanwhile
 * @param gone whether the pair was removed or renamed meanwhile
 */
record FormView(
    @Nullable String original,
    PairForm form,
    FormErrors errors,
    List<EditConflict.Change> changes,
    boolean gone) {

  static FormView of(@Nullable String original, PairForm form) {
    return new FormView(original, form, FormErrors.NONE, List.of(), false);
  }

  FormView with(FormErrors found) {
    return new FormView(original, form, found, changes, gone);
  }

  static FormView of(String original, EditConflict conflict) {
    return new FormView(original, conflict.merged(), FormErrors.NONE, conflict.changes(), false);
  }

  static FormView gone(PairForm form) {
    return new FormView(null, form.asNew(), FormErrors.NONE, List.of(), true);
  }

  public List<FormGroup> pairGroups() {
    return FormFields.PAIR;
  }

  public List<List<FormGroup>> nodeGroups() {
    return List.of(FormFields.node(0), FormFields.node(1));
  }
}
