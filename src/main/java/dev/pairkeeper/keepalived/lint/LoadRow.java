package dev.pairkeeper.keepalived.lint;

import java.util.function.Predicate;

/**
 * Something about an instance that keeps a configuration from loading.
 *
 * @param keyword of the line that it is about
 * @param when whether it is so
 * @param message a sentence behind the instance's name
 */
record LoadRow(String keyword, Predicate<LoadedInstance> when, String message) {

  static LoadRow row(String keyword, Predicate<LoadedInstance> when, String message) {
    return new LoadRow(keyword, when, message);
  }
}
