package dev.pairkeeper.keepalived.lint;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the word that somebody who mistyped it may have meant. */
final class Suggestion {

  private static final int LONGEST = 50;

  private Suggestion() {}

  /** The nearest of the words, when it is near enough for its length. */
  static Optional<String> of(String word, Collection<String> words) {
    if (word.isEmpty() || word.length() > LONGEST) {
      return Optional.empty();
    }
    int most = Math.max(1, word.length() / 4);
    return words.stream()
        .filter(
            other -> Math.abs(other.length() - word.length()) <= most && sharesAnEnd(word, other))
        .map(other -> new Candidate(other, distance(word, other)))
        .filter(candidate -> candidate.distance() <= most)
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
        .map(Candidate::word);
  }

  /**
   * The word that can be meant and no other: the same but for capitals, or one letter away, where
   * only one is.
   */
  static Optional<String> certain(String word, Collection<String> words) {
    List<String> same = words.stream().filter(word::equalsIgnoreCase).toList();
    if (!same.isEmpty() || word.length() < 4 || word.length() > LONGEST) {
      return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
    }
    List<String> near =
        words.stream()
            .filter(other -> Math.abs(other.length() - word.length()) <= 1)
            .filter(other -> distance(word, other) == 1)
            .toList();
    return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
  }

  /** Who mistypes a word rarely mistypes its first and its last letter both. */
  private static boolean sharesAnEnd(String word, String other) {
    return word.charAt(0) == other.charAt(0)
        || word.charAt(word.length() - 1) == other.charAt(other.length() - 1);
  }

  private record Candidate(String word, int distance) {}

  /**
   * How many letters have to be put in, taken out, changed or swapped with their neighbour to make
   * one word the other (Damerau and Levenshtein's distance, each letter moved once at most).
   */
  static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
      }
    }
    return cost[from.length()][to.length()];
  }

  private static int cheapest(int[][] cost, String from, String to, int i, int j) {
    boolean same = from.charAt(i - 1) == to.charAt(j - 1);
    int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    best = Math.min(best, cost[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
