package dev.pairkeeper.keepalived.conf;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;

/**
 * The texts a configuration is read from; nothing else is read.
 *
 * @param main the path of the file to begin with, as findings name it
 * @param texts of it and of the files that it may include, by path; always has {@code main}
 */
public record Sources(String main, SortedMap<String, String> texts) {

  public Sources {
    if (!texts.containsKey(main)) {
      throw new IllegalArgumentException("the sources lack their main file " + main);
    }
    texts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }

  /** One file that includes nothing. */
  public static Sources of(String file, String text) {
    return new Sources(file, new TreeMap<>(Map.of(file, text)));
  }

  String text(String file) {
    return texts.getOrDefault(file, "");
  }

  /** The files that an include of this path brings, in the order of glob(3): by name. */
  List<String> matching(String path) {
    if (texts.containsKey(path)) {
      return List.of(path);
    }
    try {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + path);
      return texts.keySet().stream().filter(file -> matcher.matches(Path.of(file))).toList();
    } catch (PatternSyntaxException | InvalidPathException e) {
      return List.of();
    }
  }

  /** Paths are relative to the folder of the file that includes, as keepalived's. */
  static String resolve(String from, String path) {
    int slash = from.lastIndexOf('/');
    return path.startsWith("/") || slash < 0 ? path : from.substring(0, slash + 1) + path;
  }

  /** No texts: they have secrets. */
  @Override
  public String toString() {
    return "Sources[main=%s, files=%s]".formatted(main, texts.keySet());
  }
}
