package dev.pairkeeper.keepalived.lint;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the name that somebody may have meant. */
final class Similarity {

  private static final int LONGEST = 100;
  private static final int MOST_CANDIDATES = 1000;

  private Similarity() {}

  /** The candidate that is nearest to the name, of those that anybody would look through. */
  static Optional<String> nearest(String name, Stream<String> candidates) {
    return candidates
        .limit(MOST_CANDIDATES)
        .filter(candidate -> !candidate.equals(name) && near(name, candidate))
        .min(
            Comparator.comparingInt((String candidate) -> Suggestion.distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static boolean near(String name, String other) {
    return name.length() <= LONGEST
        && other.length() <= LONGEST
        && (Suggestion.distance(name, other) <= 2 || begins(stem(name), stem(other)));
  }

  private static boolean begins(String name, String other) {
    return Math.min(name.length(), other.length()) >= 3
        && (name.startsWith(other) || other.startsWith(name));
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
