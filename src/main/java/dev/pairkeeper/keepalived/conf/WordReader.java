package dev.pairkeeper.keepalived.conf;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a line into words, by the rules of lib/parser.c, alloc_strvec_r(): white space parts them, a
 * double quote begins a word that goes to the next one, and nothing is an escape.
 */
final class WordReader {

  private static final String ENDS = " \t\f\n\r\013\"";

  private WordReader() {}

  /** The words; one whose closing quote is missing goes to the end of the line. */
  static List<Word> words(SourceText line) {
    List<Word> words = new ArrayList<>();
    String text = line.text();
    int i = 0;
    while (i < text.length()) {
      if (SourceText.isSpace(text.charAt(i))) {
        i++;
      } else if (text.charAt(i) == '"') {
        int close = line.find("\"", i + 1);
        words.add(new Word(text.substring(i + 1, close), true, line.at(i)));
        i = close + 1;
      } else {
        int end = line.find(ENDS, i);
        words.add(new Word(text.substring(i, end), false, line.at(i)));
        i = end;
      }
    }
    return List.copyOf(words);
  }
}
