package dev.pairkeeper.keepalived.conf;

/**
 * One word of a line, after definitions were put in.
 *
 * @param text without the quotes
 * @param quoted whether it stood in double quotes
 * @param at its first character, or the definition that brought it
 */
public record Word(String text, boolean quoted, Position at) {}
