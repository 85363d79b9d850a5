package dev.pairkeeper.keepalived.conf;

import dev.pairkeeper.keepalived.conf.SyntaxFault.Kind;
import java.util.Iterator;
import java.util.List;

/**
 * Lines that are read again and again with other values for a definition: {@code ~SEQ(name, first,
 * step, last) text}, {@code ~SEQx} in hexadecimal, and {@code ~LST(name, value, …) text} or {@code
 * ~LST({name, …}, {value, …}, …) text} (keepalived.conf(5), PARAMETER SUBSTITUTION).
 */
final class Sequences {

  /** More lines than these, taken together, are a mistake and not read. */
  static final int MOST_LINES = 10_000;

  private final Faults faults;
  private final Definitions definitions;
  private int made;

  Sequences(Faults faults, Definitions definitions) {
    this.faults = faults;
    this.definitions = definitions;
  }

  /**
   * What a line makes.
   *
   * @param names of the definitions that change
   * @param values for each time the values of these
   */
  record Sequence(List<String> names, List<List<String>> values, SourceText text) {}

  /** Takes the line when it is to be a sequence, and puts in what it makes. */
  boolean read(SourceText line, PendingLines pending) {
    boolean numbers = line.text().startsWith("~SEQ");
    if (!numbers && !line.text().startsWith("~LST")) {
      return false;
    }
    SequenceReader reader = new SequenceReader(line, definitions);
    Sequence sequence = numbers ? reader.numbers() : reader.lists();
    if (sequence == null) {
      faults.add(
          Kind.INVALID_SEQUENCE,
          line.at(0),
          "This is no ~SEQ(name, first, step, last) and no ~LST(name, value, ...) with a text"
              + " behind it; keepalived leaves the line out.");
    } else if (made + sequence.values().size() > MOST_LINES) {
      faults.add(
          Kind.INVALID_SEQUENCE,
          line.at(0),
          "The sequences of this file make more than %d lines; this one is not read."
              .formatted(MOST_LINES));
    } else {
      made += sequence.values().size();
      pending.push(lines(sequence));
    }
    return true;
  }

  /** A value is defined when its line is read, and not before. */
  private Iterator<SourceText> lines(Sequence sequence) {
    Iterator<List<String>> all = sequence.values().iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return all.hasNext();
      }

      @Override
      public SourceText next() {
        List<String> values = all.next();
        for (int i = 0; i < values.size(); i++) {
          definitions.set(sequence.names().get(i), values.get(i));
        }
        return sequence.text();
      }
    };
  }
}
