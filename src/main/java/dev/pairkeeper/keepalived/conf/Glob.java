package dev.pairkeeper.keepalived.conf;

import java.util.ArrayList;
import java.util.List;

/**
 * A path with wildcards as glob(3) takes it: {@code *}, {@code ?}, {@code [a-z]}, {@code {a,b}} and
 * backslashes; a leading dot and a slash are matched by themselves only. Takes time by the product
 * of both lengths, whatever the pattern: it may come from anybody.
 */
final class Glob {

  private static final int MOST_ALTERNATIVES = 100;

  private final List<String> patterns;

  private Glob(List<String> patterns) {
    this.patterns = patterns;
  }

  static Glob of(String pattern) {
    List<String> patterns = new ArrayList<>(List.of(pattern));
    for (int i = 0; i < patterns.size() && patterns.size() < MOST_ALTERNATIVES; i++) {
      int open = patterns.get(i).lastIndexOf('{');
      int close = patterns.get(i).indexOf('}', Math.max(open, 0));
      if (open >= 0 && close > open) {
        patterns.addAll(alternatives(patterns.get(i), open, close));
        patterns.set(i, "");
      }
    }
    return new Glob(patterns.stream().filter(one -> !one.isEmpty()).toList());
  }

  boolean matches(String path) {
    String[] parts = path.split("/", -1);
    return patterns.stream().map(one -> one.split("/", -1)).anyMatch(one -> matches(one, parts));
  }

  private static List<String> alternatives(String pattern, int open, int close) {
    List<String> found = new ArrayList<>();
    for (String choice : pattern.substring(open + 1, close).split(",", MOST_ALTERNATIVES)) {
      found.add(pattern.substring(0, open) + choice + pattern.substring(close + 1));
    }
    return found;
  }

  private static boolean matches(String[] pattern, String[] path) {
    boolean fits = pattern.length == path.length;
    for (int i = 0; fits && i < path.length; i++) {
      boolean hidden = path[i].startsWith(".") && !pattern[i].startsWith(".");
      fits = !hidden && matchesPart(pattern[i], path[i]);
    }
    return fits;
  }

  /** The last star takes as little as it can; when that does not fit, one character more. */
  private static boolean matchesPart(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int taken = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        taken = n;
      } else if (p < pattern.length() && takes(pattern, p, name.charAt(n))) {
        p = behind(pattern, p);
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++taken;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean takes(String pattern, int at, char c) {
    int end = behind(pattern, at);
    return switch (pattern.charAt(at)) {
      case '?' -> true;
      case '[' -> end > at + 1 ? inSet(pattern.substring(at + 1, end - 1), c) : c == '[';
      case '\\' -> pattern.charAt(end - 1) == c;
      default -> pattern.charAt(at) == c;
    };
  }

  private static int behind(String pattern, int at) {
    if (pattern.charAt(at) == '\\') {
      return Math.min(at + 2, pattern.length());
    }
    int close = pattern.charAt(at) == '[' ? pattern.indexOf(']', at + 2) : -1;
    return close < 0 ? at + 1 : close + 1;
  }

  private static boolean inSet(String set, char c) {
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
