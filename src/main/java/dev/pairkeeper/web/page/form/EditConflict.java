package dev.pairkeeper.web.page.form;

import dev.pairkeeper.registry.RegisteredPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two people changed a pair at once. Fields that only the other one changed take the other's value;
 * fields that both changed keep what was typed, and are named, so that nobody's change is lost
 * unseen.
 *
 * @param merged the form to go on with, based on what is stored now
 * @param changes what the other one changed
 */
record EditConflict(PairForm merged, List<Change> changes) {

  /**
   * A field that somebody else changed.
   *
   * @param both whether it was changed in this form, too, to another value
   */
  record Change(FormField field, String was, String theirs, String mine, boolean both) {}

  static EditConflict between(PairForm typed, RegisteredPair current) {
    PairForm theirs = PairForm.of(current);
    Map<String, String> merged = new HashMap<>(typed.values());
    merged.replaceAll((path, mine) -> untouched(typed, path) ? theirs.value(path) : mine);
    PairForm form =
        new PairForm(merged, theirs.values(), typed.secrets(), theirs.stored(), current.version());
    return new EditConflict(form, changes(typed, theirs));
  }

  private static List<Change> changes(PairForm typed, PairForm theirs) {
    return FormFields.all().stream()
        .filter(field -> !field.secret())
        .filter(field -> !theirs.value(field.path()).equals(typed.was().get(field.path())))
        .map(field -> change(field, typed, theirs.value(field.path())))
        .toList();
  }

  private static Change change(FormField field, PairForm typed, String theirs) {
    String mine = typed.value(field.path());
    return new Change(
        field,
        typed.was().getOrDefault(field.path(), ""),
        theirs,
        mine,
        !untouched(typed, field.path()) && !mine.equals(theirs));
  }

  private static boolean untouched(PairForm typed, String path) {
    return typed.value(path).equals(typed.was().get(path));
  }
}
