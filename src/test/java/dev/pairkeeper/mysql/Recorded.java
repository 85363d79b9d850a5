package dev.pairkeeper.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows that real servers sent, one {@code name: value} a line; {@code null} is NULL. */
final class Recorded {

  private Recorded() {}

  static Row row(String file) {
    Map<String, @Nullable String> columns = new HashMap<>();
    text(file)
        .lines()
        .forEach(line -> {
          int colon = line.indexOf(": ");
          String value = line.substring(colon + 2);
          columns.put(
              line.substring(0, colon).toLowerCase(Locale.ROOT),
              value.equals("null") ? null : value);
        });
    return new Row(columns);
  }

  /** The same row with some columns changed: name, value, name, value … */
  static Row row(String file, @Nullable String... changes) {
    Row recorded = row(file);
    for (int i = 0; i < changes.length; i += 2) {
      recorded.columns().put(Objects.requireNonNull(changes[i]), changes[i + 1]);
    }
    return recorded;
  }

  static Answers answers(Row state, Row replication) {
    Answers answers = Answers.none();
    answers.rows().put(Topic.STATE, List.of(state));
    answers.rows().put(Topic.REPLICATION, List.of(replication));
    return answers;
  }

  private static String text(String file) {
    try (InputStream in = Recorded.class.getResourceAsStream("/mysql/" + file + ".txt")) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
