package dev.pairkeeper.registry;

import dev.pairkeeper.topology.Secret;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rules for single fields below one path. What is missing passes unless it is required; no message
 * repeats a text that was given.
 */
record FieldRules(String path, Findings findings) {

  FieldRules below(String child) {
    return new FieldRules(pathOf(child), findings);
  }

  String pathOf(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  void refuse(String field, String message) {
    findings.refuse(pathOf(field), message);
  }

  void required(String field, @Nullable Object value) {
    if (value == null) {
      refuse(field, "Must be given.");
    }
  }

  void number(String field, @Nullable Integer value, int least, int most) {
    if (value != null && (value < least || value > most)) {
      refuse(field, "Must be between %d and %d, was %d.".formatted(least, most, value));
    }
  }

  /** One line of text that is stored as it is. */
  void text(String field, @Nullable String value, int longest) {
    if (value != null && tooLong(field, value, longest)) {
      return;
    }
    if (value != null && !isOneLine(value)) {
      refuse(field, "Must be one line of text without control characters.");
    }
  }

  void text(String field, @Nullable String value, int longest, Pattern shape, String wanted) {
    if (value != null && !tooLong(field, value, longest) && !shape.matcher(value).matches()) {
      refuse(field, "Must be " + wanted + ".");
    }
  }

  void secret(SecretField field, @Nullable Secret value, int longest) {
    text(field.path(), value == null ? null : value.reveal(), longest);
  }

  boolean tooLong(String field, String value, int longest) {
    boolean tooLong = value.length() > longest;
    if (tooLong) {
      refuse(
          field,
          "Must have at most %,d characters, was %,d long.".formatted(longest, value.length()));
    }
    return tooLong;
  }

  private static boolean isOneLine(String text) {
    return text.codePoints().noneMatch(FieldRules::breaksText);
  }

  private static boolean breaksText(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
