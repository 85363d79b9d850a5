package dev.pairkeeper.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of maintenance, one a pair at most. The database itself has them follow their pair when
 * it is renamed or removed.
 */
@Repository
class MaintenanceTable {

  private final JdbcClient database;

  MaintenanceTable(JdbcClient database) {
    this.database = database;
  }

  /** Also one that is over and not ended yet. */
  Optional<Maintenance> find(String pair) {
    return database
        .sql("select * from pair_maintenance where pair = ?")
        .param(pair)
        .query((row, number) -> maintenance(row))
        .optional();
  }

  /** Of every registered pair, by name. */
  Map<String, Optional<Maintenance>> all() {
    Map<String, Optional<Maintenance>> all = new HashMap<>();
    database
        .sql(
            "select p.name, m.pair, m.since_ms, m.until_ms, m.ordered_by, m.reason from pair p"
                + " left join pair_maintenance m on m.pair = p.name")
        .query(row -> {
          Optional<Maintenance> found =
              row.getString("pair") == null ? Optional.empty() : Optional.of(maintenance(row));
          all.put(row.getString("name"), found);
        });
    return all;
  }

  /**
   * Stores it in place of another.
   *
   * @throws org.springframework.dao.DataIntegrityViolationException when there is no such pair
   */
  void put(String pair, Maintenance ordered) {
    if (!update(pair, ordered)) {
      try {
        insert(pair, ordered);
      } catch (DuplicateKeyException meanwhile) {
        update(pair, ordered);
      }
    }
  }

  private boolean update(String pair, Maintenance ordered) {
    return database
            .sql(
                "update pair_maintenance set since_ms = ?, until_ms = ?, ordered_by = ?, reason = ?"
                    + " where pair = ?")
            .params(
                ordered.since().toEpochMilli(),
                ordered.until().toEpochMilli(),
                ordered.by(),
                ordered.reason(),
                pair)
            .update()
        == 1;
  }

  private void insert(String pair, Maintenance ordered) {
    database
        .sql(
            "insert into pair_maintenance (pair, since_ms, until_ms, ordered_by, reason)"
                + " values (?, ?, ?, ?, ?)")
        .params(
            pair,
            ordered.since().toEpochMilli(),
            ordered.until().toEpochMilli(),
            ordered.by(),
            ordered.reason())
        .update();
  }

  /** Removes just that one; false when it is another by now, or somebody else removed it. */
  boolean remove(String pair, Maintenance known) {
    return database
            .sql("delete from pair_maintenance where pair = ? and until_ms = ?")
            .params(pair, known.until().toEpochMilli())
            .update()
        == 1;
  }

  private static Maintenance maintenance(ResultSet row) throws SQLException {
    return new Maintenance(
        Instant.ofEpochMilli(row.getLong("since_ms")),
        Instant.ofEpochMilli(row.getLong("until_ms")),
        row.getString("ordered_by"),
        row.getString("reason"));
  }
}
