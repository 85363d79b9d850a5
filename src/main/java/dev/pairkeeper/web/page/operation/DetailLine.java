package dev.pairkeeper.web.page.operation;

import dev.pairkeeper.plan.Deed;
import dev.pairkeeper.web.page.configuration.VisibleText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of what a step does.
 *
 * @param change {@code added} or {@code removed} in the difference of a file, else null
 */
record DetailLine(String text, @Nullable String change) {

  static List<DetailLine> of(Deed deed) {
    boolean difference = deed.kind() == Deed.Kind.FILE;
    return deed.detail()
        .lines()
        .map(line -> new DetailLine(VisibleText.of(line), difference ? change(line) : null))
        .toList();
  }

  private static @Nullable String change(String line) {
    if (line.startsWith("+++ ") || line.startsWith("--- ") || line.isEmpty()) {
      return null;
    }
    return switch (line.charAt(0)) {
      case '+' -> "added";
      case '-' -> "removed";
      default -> null;
    };
  }
}
