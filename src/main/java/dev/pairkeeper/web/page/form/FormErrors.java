package dev.pairkeeper.web.page.form;

import dev.pairkeeper.registry.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with a form, beside the fields where it has one. */
record FormErrors(List<Violation> violations) {

  static final FormErrors NONE = new FormErrors(List.of());

  /** What is wrong with that field. */
  List<String> of(String path) {
    return violations.stream()
        .filter(violation -> violation.field().equals(path))
        .map(Violation::message)
        .toList();
  }

  /** What is wrong with the pair as a whole, or with a field that the form does not have. */
  List<String> general() {
    Set<String> paths = FormFields.all().stream().map(FormField::path).collect(Collectors.toSet());
    return violations.stream()
        .filter(violation -> !paths.contains(violation.field()))
        .map(Violation::message)
        .toList();
  }

  boolean any() {
    return !violations.isEmpty();
  }

  int count() {
    return violations.size();
  }

  /** Whether a folded group has to open, because something in it is wrong. */
  boolean in(FormGroup group) {
    return group.paths().stream().anyMatch(path -> !of(path).isEmpty());
  }
}
