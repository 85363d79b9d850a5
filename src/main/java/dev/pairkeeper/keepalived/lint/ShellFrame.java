package dev.pairkeeper.keepalived.lint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is being read at one depth of substitutions: the command so far. */
final class ShellFrame {

  final char closer;
  final int start;
  final List<String> words = new ArrayList<>();
  int pipeline;
  boolean quoted;
  boolean arithmetic;
  boolean array;
  private @Nullable StringBuilder word;
  private boolean target;
  private int line;

  /**
   * The beginning of a substitution.
   *
   * @param closer the character that ends it
   * @param start where its text begins
   */
  ShellFrame(char closer, int start, int pipeline) {
    this.closer = closer;
    this.start = start;
    this.pipeline = pipeline;
  }

  /** The word that is being read, begun on this line if it is new. */
  StringBuilder word(int current) {
    StringBuilder open = word;
    if (open == null) {
      open = new StringBuilder();
      word = open;
      if (words.isEmpty()) {
        line = current;
      }
    }
    return open;
  }

  boolean inWord() {
    return word != null;
  }

  boolean hasWords() {
    return word != null || !words.isEmpty();
  }

  boolean endsWith(char c) {
    return word != null && !word.isEmpty() && word.charAt(word.length() - 1) == c;
  }

  void endWord() {
    if (word != null) {
      if (!target) {
        words.add(word.toString());
      }
      word = null;
      target = false;
    }
  }

  /** The number before {@code <} or {@code >} is no word, and neither is what follows. */
  void beginRedirection() {
    if (word != null && !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
      word = null;
    }
    endWord();
    target = true;
  }

  void endRedirection() {
    target = false;
  }

  void drop() {
    word = null;
    words.clear();
    target = false;
  }

  List<String> takeWords() {
    endWord();
    List<String> taken = List.copyOf(words);
    words.clear();
    target = false;
    return taken;
  }

  /** Where the command begins. */
  int line() {
    return line;
  }
}
