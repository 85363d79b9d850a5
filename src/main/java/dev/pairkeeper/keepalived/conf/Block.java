package dev.pairkeeper.keepalived.conf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands between two braces.
 *
 * @param close null when the closing brace is missing
 */
public record Block(Position open, @Nullable Position close, List<Statement> statements) {}
