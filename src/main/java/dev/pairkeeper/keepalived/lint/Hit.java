package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Position;
import org.jspecify.annotations.Nullable;

/**
 * A place where a rule holds.
 *
 * @param message with the names and numbers of this pair
 * @param cure null for the rule's own
 * @param edit null where the text alone does not tell it
 */
record Hit(String node, Position at, String message, @Nullable String cure, @Nullable Edit edit) {

  static Hit at(LintedNode node, Position at, String message) {
    return new Hit(node.name(), at, message, null, null);
  }

  Hit withCure(String words) {
    return new Hit(node, at, message, words, edit);
  }

  Hit withEdit(Edit change) {
    return new Hit(node, at, message, cure, change);
  }
}
