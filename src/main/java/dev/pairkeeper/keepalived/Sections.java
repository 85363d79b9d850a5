package dev.pairkeeper.keepalived;

import java.util.HashMap;
import java.util.Map;

/** The sections of a script's answer: each begins with \036, its name and a line end. */
final class Sections {

  private static final char SEPARATOR = '\036';

  private Sections() {}

  /** Their contents by name; what stands before the first is left out. */
  static Map<String, String> of(String answer) {
    Map<String, String> sections = new HashMap<>();
    int start = answer.indexOf(SEPARATOR);
    while (start >= 0) {
      int end = answer.indexOf(SEPARATOR, start + 1);
      String section = answer.substring(start + 1, end < 0 ? answer.length() : end);
      int newline = section.indexOf('\n');
      if (newline > 0) {
        sections.put(section.substring(0, newline), section.substring(newline + 1));
      }
      start = end;
    }
    return sections;
  }
}
