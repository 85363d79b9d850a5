package dev.pairkeeper.keepalived.conf;

import dev.pairkeeper.keepalived.conf.Sequences.Sequence;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code ~SEQ} or {@code ~LST} line, by the rules of lib/parser.c, add_seq(), add_lst().
 */
final class SequenceReader {

  private static final Pattern NUMBER =
      Pattern.compile(
          "[ \t\f\n\r\013]*([+-]?(?:0[xX][0-9a-fA-F]{1,15}|0[0-7]{0,20}|[1-9][0-9]{0,17}))?"
              + "[ \t]*([,)])");
  private static final int LONGEST_PARAMETERS = 63;

  private final SourceText line;
  private final String text;
  private final Definitions definitions;
  private int at = "~SEQ".length();

  SequenceReader(SourceText line, Definitions definitions) {
    this.line = line;
    this.text = line.text();
    this.definitions = definitions;
  }

  /** The sequence of a {@code ~SEQ} line; null when it is not one. */
  @Nullable Sequence numbers() {
    boolean hex = accept('x');
    skipBlanks();
    if (!accept('(')) {
      return null;
    }
    skipBlanks();
    String name = until(" \t,)");
    skipBlanks();
    int from = at + 1;
    int close = text.indexOf(')', Math.min(from, text.length()));
    if (name.isEmpty() || peek() == ')' || close < 0) {
      return null;
    }
    at = close + 1;
    List<Long> numbers = parameters(line.part(from, close + 1).trimmed());
    List<List<String>> values = values(numbers, hex);
    skipBlanks();
    return values.isEmpty() ? null : new Sequence(List.of(name), values, line.from(at));
  }

  /** One to three numbers; none when something else stands there. */
  private List<Long> parameters(SourceText given) {
    Definitions.Substituted done = definitions.substitute(given);
    String parameters = done.line().text();
    if (done.following().hasNext() || given.length() > LONGEST_PARAMETERS) {
      return List.of();
    }
    List<Long> numbers = new ArrayList<>();
    Matcher number = NUMBER.matcher(parameters);
    int from = 0;
    while (numbers.size() < 3 && number.region(from, parameters.length()).lookingAt()) {
      numbers.add(number.group(1) == null ? Long.valueOf(0) : Long.decode(number.group(1)));
      if (number.group(2).equals(")")) {
        return numbers;
      }
      from = number.end();
    }
    return List.of();
  }

  private static List<List<String>> values(List<Long> numbers, boolean hex) {
    return switch (numbers.size()) {
      case 1 -> {
        long last = numbers.getFirst();
        yield values(last < 0 ? -1 : 1, last < 1 ? -1 : 1, last, hex);
      }
      case 2 -> {
        long first = numbers.getFirst();
        long last = numbers.getLast();
        yield values(first, first <= last ? 1 : -1, last, hex);
      }
      case 3 -> values(numbers.getFirst(), numbers.get(1), numbers.getLast(), hex);
      default -> List.of();
    };
  }

  private static List<List<String>> values(long first, long step, long last, boolean hex) {
    boolean wrongWay = step == 0 || (first < last && step < 0) || (first > last && step > 0);
    if (wrongWay || (hex && (first < 0 || last < 0))) {
      return List.of();
    }
    long count = Math.min((last - first) / step + 1, Sequences.MOST_LINES + 1L);
    return numbered(first, step, Math.toIntExact(count), hex);
  }

  /** Made one by one, as most lines of a file full of sequences are too many to be read. */
  private static List<List<String>> numbered(long first, long step, int count, boolean hex) {
    return new AbstractList<>() {
      @Override
      public List<String> get(int index) {
        long value = first + Objects.checkIndex(index, count) * step;
        return List.of(hex ? Long.toHexString(value) : Long.toString(value));
      }

      @Override
      public int size() {
        return count;
      }
    };
  }

  /** The sequence of a {@code ~LST} line; null when it is not one. */
  @Nullable Sequence lists() {
    skipBlanks();
    if (!accept('(')) {
      return null;
    }
    List<String> names = group(" \t,}");
    List<List<String>> values = new ArrayList<>();
    while (!names.isEmpty() && accept(',')) {
      List<String> group = new ArrayList<>(group(" \t,})"));
      if (group.isEmpty() || group.size() > names.size()) {
        return null;
      }
      while (group.size() < names.size()) {
        group.add("");
      }
      values.add(group);
    }
    if (values.isEmpty() || !accept(')')) {
      return null;
    }
    skipBlanks();
    return new Sequence(names, values, line.from(at));
  }

  /** Words between braces, or one word without them; none when it is neither. */
  private List<String> group(String ends) {
    skipBlanks();
    boolean braces = accept('{');
    List<String> words = new ArrayList<>();
    do {
      skipBlanks();
      words.add(until(ends));
      skipBlanks();
    } while (braces && accept(','));
    if (braces && !accept('}')) {
      return List.of();
    }
    skipBlanks();
    return words;
  }

  private String until(String ends) {
    int from = at;
    at = line.find(ends, at);
    return text.substring(from, at);
  }

  private void skipBlanks() {
    while (at < text.length() && SourceText.isBlank(text.charAt(at))) {
      at++;
    }
  }

  private boolean accept(char wanted) {
    boolean is = peek() == wanted;
    if (is) {
      at++;
    }
    return is;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }
}
