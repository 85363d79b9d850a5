package dev.pairkeeper.plan;

import java.util.ArrayList;
import java.util.List;

/** Lines of a text replaced by others; every other byte stays, line ends included. */
final class EditedLines {

  private EditedLines() {}

  /**
   * The edited text.
   *
   * @throws IndexOutOfBoundsException when an edit names a line that is not there
   */
  static String of(String text, List<LineEdit> edits) {
    String end = text.contains("\r\n") ? "\r\n" : "\n";
    List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)", -1)));
    for (LineEdit edit : edits.reversed()) {
      List<String> place = lines.subList(edit.firstLine() - 1, edit.lastLine());
      boolean lastLineIsOpen = !place.isEmpty() && !place.getLast().endsWith("\n");
      List<String> replacement = edit.replacement().stream().map(line -> line + end).toList();
      place.clear();
      place.addAll(replacement);
      if (lastLineIsOpen && !replacement.isEmpty()) {
        place.set(place.size() - 1, edit.replacement().getLast());
      }
    }
    return String.join("", lines);
  }
}
