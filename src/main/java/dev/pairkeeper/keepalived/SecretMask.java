package dev.pairkeeper.keepalived;

import dev.pairkeeper.topology.Secret;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Masks the secrets of configuration files and scripts, for whoever shows them. Made from all texts
 * that are shown together, so that a password found in one is masked in every other, and the value
 * of a variable that one uses as a password is masked where another sets it.
 *
 * <p>It masks rather too much than too little, and keeps the number of lines.
 */
public final class SecretMask {

  /** A shorter word would be masked where it means something else. */
  private static final int SHORTEST_KNOWN = 6;

  private static final int MOST_KNOWN = 300;
  private static final int MOST_VARIABLES = 20;

  private final Set<String> variables;
  private final Pattern known;

  private SecretMask(Set<String> variables, Pattern known) {
    this.variables = variables;
    this.known = known;
  }

  /** The mask for texts that are shown together. */
  public static SecretMask of(Collection<String> texts) {
    Set<String> variables =
        texts.stream()
            .flatMap(text -> SecretPlaces.find(text, Set.of()).stream())
            .flatMap(place -> place.reference().stream())
            .distinct()
            .limit(MOST_VARIABLES)
            .collect(Collectors.toSet());
    return new SecretMask(
        variables,
        anyOf(
            texts.stream()
                .flatMap(text -> SecretPlaces.find(text, variables).stream())
                .flatMap(place -> place.values().stream())));
  }

  private static Pattern anyOf(Stream<String> values) {
    String words =
        values
            .filter(value -> value.length() >= SHORTEST_KNOWN)
            .distinct()
            .limit(MOST_KNOWN)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return Pattern.compile(
        words.isEmpty() ? "(?!)" : "(?<![A-Za-z0-9])(?:" + words + ")(?![A-Za-z0-9])");
  }

  /** The text with every secret in it replaced by {@link Secret#MASK}. */
  public String apply(String text) {
    StringBuilder masked = new StringBuilder(text.length());
    int shown = 0;
    for (SecretPlace place : SecretPlaces.find(text, variables)) {
      if (place.end() > shown) {
        int start = Math.max(place.start(), shown);
        masked.append(text, shown, start).append(place.start() < start ? "" : Secret.MASK);
        keepLines(text, start, place.end(), masked);
        shown = place.end();
      }
    }
    masked.append(text, shown, text.length());
    return known.matcher(masked).replaceAll(Secret.MASK);
  }

  /**
   * A sentence about the texts with every secret masked that was found in them. Its own words are
   * left alone: 'has a password: …' is no password.
   */
  public String applyToSentence(String sentence) {
    return known.matcher(sentence).replaceAll(Secret.MASK);
  }

  private static void keepLines(String text, int start, int end, StringBuilder masked) {
    for (int at = start; at < end; at++) {
      if (text.charAt(at) == '\n') {
        masked.append('\n').append(at + 1 < end ? Secret.MASK : "");
      }
    }
  }
}
