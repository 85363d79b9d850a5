package dev.pairkeeper.web.page.form;

import java.util.List;

/**
 * Fields that belong together.
 *
 * @param title message key
 * @param seldom whether most people leave all of them alone, so that they start folded
 */
record FormGroup(String title, List<FormField> fields, boolean seldom) {

  static FormGroup of(String title, FormField... fields) {
    return new FormGroup(title, List.of(fields), false);
  }

  static FormGroup seldom(String title, FormField... fields) {
    return new FormGroup(title, List.of(fields), true);
  }

  /** The same, with nothing that must be filled in. */
  FormGroup optional() {
    return new FormGroup(title, fields.stream().map(FormField::asOptional).toList(), seldom);
  }

  FormGroup ofNode(int index) {
    return new FormGroup(title, fields.stream().map(field -> field.ofNode(index)).toList(), seldom);
  }
}
