package dev.pairkeeper.keepalived.conf;

import java.util.Comparator;

/**
 * Where something stands in a file.
 *
 * @param file as the caller named it
 * @param line from 1
 * @param column from 1, in UTF-16 units; a tab counts as one
 */
public record Position(String file, int line, int column) implements Comparable<Position> {

  private static final Comparator<Position> ORDER =
      Comparator.comparing(Position::file)
          .thenComparingInt(Position::line)
          .thenComparingInt(Position::column);

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "%s:%d:%d".formatted(file, line, column);
  }
}
