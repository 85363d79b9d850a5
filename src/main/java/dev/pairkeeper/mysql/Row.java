package dev.pairkeeper.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of an answer. Columns are found by any of the names that the flavors give them, old and
 * new; letter case does not matter to the server and is lower here.
 */
record Row(Map<String, @Nullable String> columns) {

  static List<Row> all(ResultSet answer) throws SQLException {
    var meta = answer.getMetaData();
    String[] names = new String[meta.getColumnCount()];
    for (int i = 0; i < names.length; i++) {
      names[i] = meta.getColumnLabel(i + 1).toLowerCase(Locale.ROOT);
    }
    List<Row> rows = new ArrayList<>();
    while (answer.next()) {
      rows.add(read(answer, names));
    }
    return rows;
  }

  private static Row read(ResultSet answer, String[] names) throws SQLException {
    Map<String, @Nullable String> columns = HashMap.newHashMap(names.length);
    for (int i = 0; i < names.length; i++) {
      columns.put(names[i], answer.getString(i + 1));
    }
    return new Row(columns);
  }

  /** The first of the columns that has a value; null when none has. */
  @Nullable String find(String... names) {
    for (String name : names) {
      String value = columns.get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** The same, empty where there is none. */
  String text(String... names) {
    String value = find(names);
    return value == null ? "" : value;
  }

  /** The number in the first of the columns that has a value; null when none has. */
  @Nullable Long findNumber(String... names) {
    String value = find(names);
    return value == null || value.isBlank() ? null : Long.valueOf(value.strip());
  }

  /** The same, 0 where there is none. */
  long number(String... names) {
    Long value = findNumber(names);
    return value == null ? 0 : value;
  }

  /** Whether the first of the columns that has a value says yes. */
  boolean flag(String... names) {
    return switch (text(names).toUpperCase(Locale.ROOT)) {
      case "", "0", "OFF", "NO" -> false;
      default -> true;
    };
  }

  /** Whether any of the columns has text in it. */
  boolean anyText(String... names) {
    for (String name : names) {
      if (!text(name).isBlank()) {
        return true;
      }
    }
    return false;
  }
}
