package dev.pairkeeper.plan;

import java.util.ArrayList;
import java.util.List;

/** Tells by which lines two versions of a text differ. */
final class LineEdits {

  private LineEdits() {}

  /**
   * The edits that make one text of the other, as few lines as a comparison from both ends and of
   * what lies between, line by line, finds. Both have the same kind of line ends.
   */
  static List<LineEdit> between(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    List<LineEdit> edits = new ArrayList<>();
    int at = 0;
    int to = 0;
    while (at < old.size() || to < now.size()) {
      if (at < old.size() && to < now.size() && old.get(at).equals(now.get(to))) {
        at++;
        to++;
        continue;
      }
      int[] next = nextCommon(old, at, now, to);
      edits.add(new LineEdit(at + 1, next[0], List.copyOf(now.subList(to, next[1]))));
      at = next[0];
      to = next[1];
    }
    return edits;
  }

  /** The nearest pair of equal lines from there on, or both ends. */
  private static int[] nextCommon(List<String> old, int at, List<String> now, int to) {
    int farthest = old.size() - at + now.size() - to;
    for (int distance = 1; distance < farthest; distance++) {
      for (int skipped = 0; skipped <= distance; skipped++) {
        int inOld = at + skipped;
        int inNow = to + distance - skipped;
        if (inOld < old.size() && inNow < now.size() && old.get(inOld).equals(now.get(inNow))) {
          return new int[] {inOld, inNow};
        }
      }
    }
    return new int[] {old.size(), now.size()};
  }
}
