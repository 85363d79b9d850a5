package dev.pairkeeper.keepalived.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The language of a script. */
enum ScriptLanguage {
  /** Read whole: what a shell would run is known. */
  SHELL,
  /** Comments begin with a hash; a triple quote is a string, too. */
  PYTHON,
  /** Perl and Ruby: comments begin with a hash. */
  PERL,
  /** PHP and JavaScript: comments as in C, in PHP also with a hash. */
  PHP,
  /** Nothing is read. */
  UNKNOWN;

  private static final Set<String> ENV = Set.of("env", "-S", "-u");

  /**
   * Tells it.
   *
   * @param interpreter what is told to run it; empty when its first line says so
   */
  static ScriptLanguage of(String text, Optional<String> interpreter) {
    return interpreter
        .or(() -> firstLine(text))
        .map(ScriptLanguage::named)
        .orElse(text.startsWith("<?php") ? PHP : SHELL);
  }

  private static Optional<String> firstLine(String text) {
    if (!text.startsWith("#!")) {
      return Optional.empty();
    }
    String first = text.lines().findFirst().orElse("");
    return List.of(first.substring(2).strip().split("\\s+")).stream()
        .map(word -> word.substring(word.lastIndexOf('/') + 1))
        .filter(word -> !ENV.contains(word) && !WRAPPERS.contains(word))
        .findFirst();
  }

  private static final Set<String> WRAPPERS = Set.of("busybox", "timeout", "nice");

  private static ScriptLanguage named(String interpreter) {
    String name = interpreter.substring(interpreter.lastIndexOf('/') + 1);
    String bare = name.replaceFirst("[0-9.]+$", "");
    return switch (bare) {
      case "sh", "bash", "dash", "ksh", "zsh", "ash" -> SHELL;
      case "python", "pypy" -> PYTHON;
      case "perl", "ruby" -> PERL;
      case "php", "node", "nodejs" -> PHP;
      default -> UNKNOWN;
    };
  }
}
