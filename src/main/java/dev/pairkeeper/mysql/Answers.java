package dev.pairkeeper.mysql;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a server answered to the questions of a look, and what it refused to answer. */
record Answers(Map<Topic, List<Row>> rows, Map<Topic, SQLException> refusals) {

  static Answers none() {
    return new Answers(new EnumMap<>(Topic.class), new EnumMap<>(Topic.class));
  }

  List<Row> rows(Topic topic) {
    return rows.getOrDefault(topic, List.of());
  }

  /** The only row of an answer; null where the topic was refused or brought none. */
  @Nullable Row row(Topic topic) {
    List<Row> all = rows(topic);
    return all.isEmpty() ? null : all.getFirst();
  }
}
