package dev.pairkeeper.keepalived.conf;

import java.util.ArrayList;
import java.util.List;

/**
 * A path with wildcards as glob(3) reads it: {@code *}, {@code ?} and {@code [a-z]} never match a
 * slash nor a dot that begins a name.
 */
record Glob(List<String> names) {

  private static final int MOST_PATHS = 100;
  private static final int MOST_BRACES = 10;

  /** One for each way to read its braces, as {@code {a,b}.conf} has two; none when too many. */
  static List<Glob> paths(String pattern) {
    List<String> paths = new ArrayList<>();
    expand(pattern, MOST_BRACES, paths);
    return paths.size() > MOST_PATHS
        ? List.of()
        : paths.stream().map(path -> new Glob(parts(path))).toList();
  }

  boolean matches(String path) {
    List<String> parts = parts(path);
    if (parts.size() != names.size()) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      boolean hidden = parts.get(i).startsWith(".") && !names.get(i).startsWith(".");
      if (hidden || !matches(names.get(i), parts.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> parts(String path) {
    return List.of(path.split("/", -1));
  }

  private static void expand(String pattern, int most, List<String> paths) {
    int open = pattern.indexOf('{');
    int close = open < 0 ? -1 : closing(pattern, open);
    if (close < 0 || most == 0 || paths.size() > MOST_PATHS) {
      paths.add(pattern);
      return;
    }
    int from = open + 1;
    for (int i = from; i <= close; i++) {
      char c = pattern.charAt(i);
      if (c == '{') {
        i = Math.max(i, closing(pattern, i));
      } else if (c == ',' || i == close) {
        String chosen = pattern.substring(from, i);
        expand(pattern.substring(0, open) + chosen + pattern.substring(close + 1), most - 1, paths);
        from = i + 1;
      }
    }
  }

  private static int closing(String pattern, int open) {
    int depth = 0;
    for (int i = open; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** On a mismatch the last star takes one character more; so no way is tried twice. */
  private static boolean matches(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int afterStar = 0;
    while (n < name.length()) {
      int next = p < pattern.length() ? one(pattern, p, name.charAt(n)) : -1;
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        afterStar = n;
      } else if (next > 0) {
        p = next;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++afterStar;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Where the pattern goes on when its element there matches the character; else -1. */
  private static int one(String pattern, int at, char c) {
    char element = pattern.charAt(at);
    if (element == '\\' && at + 1 < pattern.length()) {
      return pattern.charAt(at + 1) == c ? at + 2 : -1;
    }
    int close = element == '[' ? pattern.indexOf(']', at + 2) : -1;
    if (close > 0) {
      return inClass(pattern.substring(at + 1, close), c) ? close + 1 : -1;
    }
    return element == '?' || element == c ? at + 1 : -1;
  }

  private static boolean inClass(String set, char c) {
    boolean negated = set.startsWith("!") || set.startsWith("^");
    boolean found = false;
    for (int i = negated ? 1 : 0; i < set.length(); i++) {
      boolean range = i + 2 < set.length() && set.charAt(i + 1) == '-';
      found |= range ? set.charAt(i) <= c && c <= set.charAt(i + 2) : set.charAt(i) == c;
      i += range ? 2 : 0;
    }
    return found != negated;
  }
}
