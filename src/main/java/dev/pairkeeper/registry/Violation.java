package dev.pairkeeper.registry;

/**
 * One thing wrong with a {@link PairSpec}.
 *
 * @param field path as in the API's JSON, such as {@code nodes[0].ssh.port}
 * @param message the fact and the cure as a sentence
 */
public record Violation(String field, String message) {}
