package dev.pairkeeper.registry;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a spec, and what is only worth a warning. */
final class Findings {

  private final List<Violation> violations = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  void refuse(String field, String message) {
    violations.add(new Violation(field, message));
  }

  void warn(String message) {
    warnings.add(message);
  }

  boolean refused() {
    return !violations.isEmpty();
  }

  List<Violation> violations() {
    return List.copyOf(violations);
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }
}
