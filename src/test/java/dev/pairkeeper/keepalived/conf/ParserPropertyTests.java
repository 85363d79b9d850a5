package dev.pairkeeper.keepalived.conf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.keepalived.HostileText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ParserPropertyTests {

  private static final String FILE = "k.conf";

  private static Configuration parse(String text) {
    return ConfigurationParser.parse(Sources.of(FILE, text), "db1");
  }

  @Property(tries = 300)
  void everyWordStandsWhereItSaysIfNothingIsDefined(@ForAll("texts") String text) {
    String plain = text.replace('$', 'S').replace('~', '-');
    List<String> lines = List.of(plain.split("\n", -1));
    Deque<Statement> todo = new ArrayDeque<>(parse(plain).statements());
    while (!todo.isEmpty()) {
      Statement statement = todo.pop();
      todo.addAll(statement.statements());
      statement.words().forEach(word -> assertStands(word, lines));
      assertThat(statement.lastLine()).isBetween(statement.at().line(), lines.size());
    }
  }

  /** A backslash that ends a line is taken along over the blanks before it. */
  private static void assertStands(Word word, List<String> lines) {
    String line = lines.get(word.at().line() - 1);
    String wanted = (word.quoted() ? "\"" : "") + word.text();
    String text = wanted.endsWith("\\") ? wanted.substring(0, wanted.length() - 1) : wanted;
    assertThat(line.startsWith(text, word.at().column() - 1))
        .as("'%s' stands at %s in '%s'", text, word.at(), line)
        .isTrue();
  }

  @Property(tries = 300)
  void everyPlaceIsInTheFile(@ForAll("texts") String text) {
    Configuration read = parse(text);
    List<String> lines = List.of(text.split("\n", -1));
    read.faults().forEach(fault -> assertInside(fault.at(), lines));
    read.skipped().forEach(at -> assertInside(at, lines));
    read.inclusions().forEach(inclusion -> assertInside(inclusion.at(), lines));
    Deque<Statement> todo = new ArrayDeque<>(read.statements());
    while (!todo.isEmpty()) {
      Statement statement = todo.pop();
      assertInside(statement.at(), lines);
      todo.addAll(statement.statements());
    }
  }

  private static void assertInside(Position at, List<String> lines) {
    assertThat(at.file()).isEqualTo(FILE);
    assertThat(at.line()).isBetween(1, lines.size());
    assertThat(at.column()).isBetween(1, lines.get(at.line() - 1).length() + 1);
  }

  @Property(tries = 100)
  void sameTextGivesTheSameTree(@ForAll("texts") String text) {
    assertThat(parse(text)).isEqualTo(parse(text));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.longs().map(seed -> new HostileText(seed).next());
  }
}
