package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.ConfigurationDrift;
import dev.pairkeeper.topology.FileDrift;
import dev.pairkeeper.topology.FileFact;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Says how the files of a node differ from the wanted ones. */
final class Drift {

  private static final int MOST_NAMED = 5;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Drift() {}

  static boolean stands(NodeView node) {
    return node.host().isPresent() && node.node().drift() != null;
  }

  static String sentence(NodeView node) {
    ConfigurationDrift drift = Objects.requireNonNull(node.node().drift());
    List<FileDrift> files = drift.files();
    String named =
        files.stream().limit(MOST_NAMED).map(Drift::file).collect(Collectors.joining("; "));
    String more =
        files.size() > MOST_NAMED
            ? "; and %s".formatted(Words.count(files.size() - MOST_NAMED, "more file"))
            : "";
    return "Files on %s are not as they were accepted: %s%s (first seen %s)."
        .formatted(node.name(), named, more, MOMENT.format(drift.since()));
  }

  private static String file(FileDrift file) {
    FileFact wanted = file.wanted();
    FileFact actual = file.actual();
    if (actual == null) {
      return file.path() + " is gone";
    }
    if (wanted == null) {
      return file.path() + " is new";
    }
    List<String> parts = new ArrayList<>();
    if (file.changedContent() && actual.isRead()) {
      parts.add(content(file));
    }
    if (file.changedMode()) {
      parts.add("its mode is %s instead of %s".formatted(actual.mode(), wanted.mode()));
    }
    if (file.changedOwner()) {
      parts.add("it belongs to %s instead of %s".formatted(actual.owner(), wanted.owner()));
    }
    return file.path() + ": " + String.join(", ", parts);
  }

  private static String content(FileDrift file) {
    FileDrift.Lines lines = file.lines();
    return lines == null
        ? "its content changed"
        : "%s added, %d removed".formatted(Words.count(lines.added(), "line"), lines.removed());
  }
}
