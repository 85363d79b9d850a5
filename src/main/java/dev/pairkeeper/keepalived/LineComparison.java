package dev.pairkeeper.keepalived;

import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.DeltaType;
import com.github.difflib.patch.Patch;
import dev.pairkeeper.topology.FileDrift;
import java.util.ArrayList;
import java.util.List;

/** Two texts, compared line by line. */
final class LineComparison {

  /** A larger part that differs is told as replaced as a whole: its details would help nobody. */
  private static final int MOST_COMPARED = 2_000;

  private static final int CONTEXT = 3;
  private static final String SECRET_CHANGED = "  (secret changed)";

  private final String before;
  private final String after;
  private final List<Change> changes;

  LineComparison(String before, String after) {
    this.before = before;
    this.after = after;
    this.changes = changes(TextLines.of(before), TextLines.of(after));
  }

  /** How many lines differ. */
  FileDrift.Lines count() {
    return new FileDrift.Lines(
        changes.stream().mapToInt(change -> change.endRevised - change.startRevised).sum(),
        changes.stream().mapToInt(change -> change.endOriginal - change.startOriginal).sum());
  }

  /**
   * The difference in unified form, empty when there is none. Lines are compared as they are and
   * shown masked; where that hides the difference, the line says so.
   */
  List<String> unified(String nameBefore, String nameAfter, SecretMask mask) {
    List<String> old = TextLines.of(mask.apply(before));
    List<String> present = new ArrayList<>(TextLines.of(mask.apply(after)));
    for (Change change : changes) {
      int pairs =
          Math.min(
              change.endOriginal - change.startOriginal, change.endRevised - change.startRevised);
      for (int i = 0; i < pairs; i++) {
        int line = change.startRevised + i;
        if (old.get(change.startOriginal + i).equals(present.get(line))) {
          present.set(line, present.get(line) + SECRET_CHANGED);
        }
      }
    }
    Patch<String> patch = Patch.generate(old, present, changes);
    return UnifiedDiffUtils.generateUnifiedDiff(nameBefore, nameAfter, old, patch, CONTEXT);
  }

  private static List<Change> changes(List<String> old, List<String> present) {
    int start = commonStart(old, present);
    int end =
        commonStart(
            old.subList(start, old.size()).reversed(),
            present.subList(start, present.size()).reversed());
    List<String> oldPart = old.subList(start, old.size() - end);
    List<String> presentPart = present.subList(start, present.size() - end);
    return compared(oldPart, presentPart).stream().map(change -> moved(change, start)).toList();
  }

  private static List<Change> compared(List<String> old, List<String> present) {
    if (old.isEmpty() && present.isEmpty()) {
      return List.of();
    }
    if (Math.max(old.size(), present.size()) > MOST_COMPARED) {
      return List.of(change(0, old.size(), 0, present.size()));
    }
    return joined(new MyersDiffWithLinearSpace<String>().computeDiff(old, present, null));
  }

  /** What was taken out and what was put in at the same place are one change. */
  private static List<Change> joined(List<Change> single) {
    List<Change> joined = new ArrayList<>();
    for (Change next : single) {
      Change last = joined.isEmpty() ? null : joined.getLast();
      if (last != null
          && last.endOriginal == next.startOriginal
          && last.endRevised == next.startRevised) {
        joined.removeLast();
        joined.add(
            change(last.startOriginal, next.endOriginal, last.startRevised, next.endRevised));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }

  private static Change change(int oldFrom, int oldTo, int from, int to) {
    DeltaType type =
        oldFrom == oldTo ? DeltaType.INSERT : from == to ? DeltaType.DELETE : DeltaType.CHANGE;
    return new Change(type, oldFrom, oldTo, from, to);
  }

  private static Change moved(Change change, int lines) {
    return change(
        change.startOriginal + lines,
        change.endOriginal + lines,
        change.startRevised + lines,
        change.endRevised + lines);
  }

  private static int commonStart(List<String> one, List<String> other) {
    int same = 0;
    while (same < Math.min(one.size(), other.size()) && one.get(same).equals(other.get(same))) {
      same++;
    }
    return same;
  }
}
