package dev.pairkeeper.keepalived.lint;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the name that somebody may have meant. */
final class Similarity {

  private static final int LONGEST = 100;

  private Similarity() {}

  /** The candidate that is nearest to the name; empty when none is near. */
  static Optional<String> nearest(String name, Stream<String> candidates) {
    return candidates
        .filter(candidate -> !candidate.equals(name) && near(name, candidate))
        .min(
            Comparator.comparingInt((String candidate) -> distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static boolean near(String name, String other) {
    return name.length() <= LONGEST
        && other.length() <= LONGEST
        && (distance(name, other) <= 2 || begins(stem(name), stem(other)));
  }

  private static boolean begins(String name, String other) {
    return Math.min(name.length(), other.length()) >= 3
        && (name.startsWith(other) || other.startsWith(name));
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static int distance(String name, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= name.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substituted = diagonal + (name.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
