package dev.pairkeeper.web.page.form;

import dev.pairkeeper.registry.Violation;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.springframework.context.MessageSource;

/** What is wrong with a form, beside the fields where it has one. */
record FormErrors(List<Violation> violations) {

  static final FormErrors NONE = new FormErrors(List.of());

  /** What has no number where one is needed. */
  static FormErrors noNumbers(PairFormReader reader, MessageSource messages, Locale locale) {
    return new FormErrors(
        reader.noNumbers().stream()
            .map(path -> new Violation(path, messages.getMessage("form.noNumber", null, locale)))
            .toList());
  }

  /** What is wrong with that field, or with one of its parts. */
  public List<String> of(String path) {
    return messages(violation -> isAbout(violation, path));
  }

  /** What is wrong with the pair as a whole, or with a field that the form does not have. */
  public List<String> general() {
    List<FormField> fields = FormFields.all();
    return messages(
        violation -> fields.stream().noneMatch(field -> isAbout(violation, field.path())));
  }

  public boolean any() {
    return !violations.isEmpty();
  }

  public int count() {
    return violations.size();
  }

  /** Whether a folded group has to open, because something in it is wrong. */
  public boolean in(FormGroup group) {
    return group.fields().stream().anyMatch(field -> !of(field.path()).isEmpty());
  }

  private List<String> messages(Predicate<Violation> fit) {
    return violations.stream().filter(fit).map(Violation::message).toList();
  }

  private static boolean isAbout(Violation violation, String path) {
    return violation.field().equals(path) || violation.field().startsWith(path + "[");
  }
}
