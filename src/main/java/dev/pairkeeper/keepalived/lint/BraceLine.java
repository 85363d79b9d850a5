package dev.pairkeeper.keepalived.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line with a brace in it.
 *
 * @param before what stands before the brace
 * @param after what follows it, without a comment and blanks around it
 */
record BraceLine(String before, String after) {

  private static final String INDENTATION = "    ";

  /** Reads it; empty where no such brace stands there, as when a definition brought it. */
  static Optional<BraceLine> of(String raw, int column, char brace) {
    boolean there = column <= raw.length() && raw.charAt(column - 1) == brace;
    return there
        ? Optional.of(
            new BraceLine(
                raw.substring(0, column - 1), LineEdits.bare(raw.substring(column)).strip()))
        : Optional.empty();
  }

  /** Whether a word goes up to the brace. */
  boolean isJoined() {
    return !before.isEmpty() && !Character.isWhitespace(before.charAt(before.length() - 1));
  }

  /** The line as lines on which each brace stands where every release looks for it. */
  static List<String> split(String raw) {
    String bare = LineEdits.bare(raw);
    List<String> lines = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int depth = 0;
    boolean quoted = false;
    for (char c : bare.strip().toCharArray()) {
      quoted ^= c == '"';
      if (!quoted && c == '{') {
        String text = piece.toString().strip();
        lines.add(INDENTATION.repeat(depth++) + (text.isEmpty() ? "{" : text + " {"));
        piece.setLength(0);
      } else if (!quoted && c == '}') {
        end(piece, depth, lines);
        depth = Math.max(0, depth - 1);
        lines.add(INDENTATION.repeat(depth) + "}");
      } else {
        piece.append(c);
      }
    }
    end(piece, depth, lines);
    return placed(raw, bare, lines);
  }

  private static void end(StringBuilder piece, int depth, List<String> lines) {
    String text = piece.toString().strip();
    if (!text.isEmpty()) {
      lines.add(INDENTATION.repeat(depth) + text);
    }
    piece.setLength(0);
  }

  /** With the line's indentation, and its comment behind the first. */
  private static List<String> placed(String raw, String bare, List<String> lines) {
    String indentation = raw.substring(0, raw.length() - raw.stripLeading().length());
    List<String> placed = new ArrayList<>();
    for (String line : lines) {
      placed.add(indentation + line + (placed.isEmpty() ? raw.substring(bare.length()) : ""));
    }
    return List.copyOf(placed);
  }
}
