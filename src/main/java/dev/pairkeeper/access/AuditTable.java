package dev.pairkeeper.access;

import dev.pairkeeper.access.AuditLog.Action;
import dev.pairkeeper.access.AuditLog.Entry;
import dev.pairkeeper.access.AuditLog.Search;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the audit log. There is no statement that changes or removes one. */
@Repository
class AuditTable {

  private final JdbcClient jdbc;

  AuditTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Entry entry) {
    jdbc.sql(
            "insert into audit_entry (at_ms, user_name, pair, action, detail)"
                + " values (?, ?, ?, ?, ?)")
        .param(entry.at().toEpochMilli())
        .param(entry.user())
        .param(entry.pair())
        .param(entry.action().name())
        .param(entry.detail())
        .update();
  }

  List<Entry> find(Search search, long skip, int most) {
    var filter = new Filter(search);
    return jdbc.sql(
            "select * from audit_entry"
                + filter.where()
                + " order by at_ms desc, id desc limit ? offset ?")
        .params(filter.values)
        .param(most)
        .param(skip)
        .query(AuditTable::entry)
        .list();
  }

  int count(Search search) {
    var filter = new Filter(search);
    return jdbc.sql("select count(*) from audit_entry" + filter.where())
        .params(filter.values)
        .query(Integer.class)
        .single();
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getLong("id"),
        Instant.ofEpochMilli(row.getLong("at_ms")),
        row.getString("user_name"),
        row.getString("pair"),
        Action.valueOf(row.getString("action")),
        row.getString("detail"));
  }

  /** The conditions of a search and the values for their places. */
  private static final class Filter {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Filter(Search search) {
      add("pair = ?", search.pair());
      add("user_name = ?", search.user());
      add("at_ms >= ?", search.from() == null ? null : search.from().toEpochMilli());
      add("at_ms < ?", search.to() == null ? null : search.to().toEpochMilli());
    }

    String where() {
      return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private void add(String condition, @Nullable Object value) {
      if (value != null) {
        conditions.add(condition);
        values.add(value);
      }
    }
  }
}
