package dev.pairkeeper.web.page.form;

import dev.pairkeeper.discovery.Proposal.Untold;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the form's page shows.
 *
 * @param original the name under which the pair is stored, null for a new one
 * @param changes what somebody else changed meanwhile
 * @param gone whether the pair was removed or renamed meanwhile
 * @param discovered what the form was filled in with; null when a user fills it in alone
 */
record FormView(
    @Nullable String original,
    PairForm form,
    FormErrors errors,
    List<EditConflict.Change> changes,
    boolean gone,
    @Nullable Discovered discovered) {

  static FormView of(@Nullable String original, PairForm form) {
    return new FormView(original, form, FormErrors.NONE, List.of(), false, null);
  }

  /** For a new pair that was discovered, or not when nothing is kept of it. */
  static FormView proposed(@Nullable Discovered discovered, PairForm form) {
    return new FormView(null, form, FormErrors.NONE, List.of(), false, discovered);
  }

  FormView with(FormErrors found) {
    return new FormView(original, form, found, changes, gone, discovered);
  }

  static FormView of(String original, EditConflict conflict) {
    return new FormView(
        original, conflict.merged(), FormErrors.NONE, conflict.changes(), false, null);
  }

  static FormView gone(PairForm form) {
    return new FormView(null, form.asNew(), FormErrors.NONE, List.of(), true, null);
  }

  /** Where what stands in the field was read; null when it was not. */
  public @Nullable String readFrom(String path) {
    return discovered == null ? null : discovered.readFrom(path);
  }

  /** Why discovery left the field empty; null when it did not. */
  public @Nullable Untold untold(String path) {
    return discovered == null ? null : discovered.untold(path);
  }

  /** The message key of what the field means. */
  public String hint(FormField field) {
    return field.label() + ".hint";
  }

  public List<FormGroup> pairGroups() {
    return FormFields.PAIR;
  }

  public List<List<FormGroup>> nodeGroups() {
    return List.of(FormFields.node(0), FormFields.node(1));
  }
}
