package dev.pairkeeper.keepalived.conf;

import java.util.List;

/**
 * An {@code include} line.
 *
 * @param keyword {@code include}, or with its letter: {@code includer}, {@code includem}, {@code
 *     includew}, {@code includeb}, {@code includea}
 * @param path absolute; may have wildcards
 * @param files of the sources that it brought, in order; none when no such file was given
 */
public record Inclusion(String keyword, String path, Position at, List<String> files) {}
