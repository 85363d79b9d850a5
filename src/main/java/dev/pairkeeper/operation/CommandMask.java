package dev.pairkeeper.operation;

import dev.pairkeeper.topology.Secret;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Masks in what a command said whatever stood in the command itself: which of its words are
 * passwords nobody can tell, and shells and programs quote them in their errors.
 */
final class CommandMask {

  /** Shorter ones stand in every sentence. */
  private static final int SHORTEST = 4;

  private final List<Secret> words;

  CommandMask(Secret command) {
    String text = command.reveal();
    this.words =
        Stream.of(text.split("\\R"), text.split("[\\s'\"`]+"), text.split("[^\\p{L}\\p{N}]+"))
            .flatMap(Stream::of)
            .map(String::strip)
            .filter(word -> word.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Secret::of)
            .toList();
  }

  String applyTo(String said) {
    String masked = said;
    for (Secret word : words) {
      masked = word.maskIn(masked);
    }
    return masked;
  }
}
