package dev.pairkeeper.web.page.configuration;

import dev.pairkeeper.keepalived.SecretMask;
import java.util.List;

/** A text that is shown: its lines, secrets masked, from 1. */
final class ShownText {

  private final SecretMask mask;
  private final List<String> lines;

  ShownText(String text, SecretMask mask) {
    this.mask = mask;
    List<String> all = List.of(mask.apply(text).split("\n", -1));
    boolean ended = all.size() > 1 && all.getLast().isEmpty();
    this.lines = ended ? all.subList(0, all.size() - 1) : all;
  }

  int size() {
    return lines.size();
  }

  String line(int number) {
    return VisibleText.of(lines.get(number - 1));
  }

  /** A line that is not in the text, as if it were. */
  String shown(String line) {
    return VisibleText.of(mask.apply(line));
  }

  /** A sentence about the text. */
  String masked(String sentence) {
    return VisibleText.of(mask.applyToSentence(sentence));
  }
}
