package dev.pairkeeper.discovery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Option files together with what they include; later ones count (MySQL 9 manual, same section).
 */
final class OptionFiles {

  private static final int MOST = 64;

  private final HostFiles files;
  private final Set<String> paths = new LinkedHashSet<>();
  private final Set<String> patterns = new LinkedHashSet<>();

  OptionFiles(List<String> roots, HostFiles files) {
    this.files = files;
    Deque<String> todo = new ArrayDeque<>(roots);
    while (!todo.isEmpty() && patterns.size() < MOST) {
      String pattern = todo.pop();
      if (patterns.add(pattern)) {
        matching(pattern).forEach(path -> read(path, todo));
      }
    }
  }

  /** Paths and patterns of all that belongs to them, read or not. */
  Set<String> patterns() {
    return patterns;
  }

  /** The last value of an option in any of the groups. */
  Optional<Told<String>> option(Set<String> groups, String option) {
    return paths.stream()
        .flatMap(path -> parsed(path).stream())
        .flatMap(file -> file.option(groups, option).stream())
        .reduce((earlier, later) -> later);
  }

  private void read(String path, Deque<String> todo) {
    if (paths.add(path)) {
      parsed(path).ifPresent(file -> todo.addAll(file.includes()));
    }
  }

  private Optional<OptionFile> parsed(String path) {
    return Optional.ofNullable(files.text(path)).map(text -> new OptionFile(path, text));
  }

  private List<String> matching(String pattern) {
    if (!pattern.endsWith(OptionFile.FOLDER)) {
      return List.of(pattern);
    }
    String folder = pattern.substring(0, pattern.length() - OptionFile.FOLDER.length()) + "/";
    return files.paths().stream()
        .filter(path -> path.startsWith(folder) && path.endsWith(".cnf"))
        .filter(path -> path.indexOf('/', folder.length()) < 0)
        .sorted()
        .toList();
  }
}
