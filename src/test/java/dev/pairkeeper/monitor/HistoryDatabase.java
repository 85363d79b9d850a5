package dev.pairkeeper.monitor;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.ScratchDatabase;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A registry's database for tests of what the monitor keeps in it. */
final class HistoryDatabase implements AutoCloseable {

  private final ScratchDatabase database;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  private HistoryDatabase(ScratchDatabase database) {
    this.database = database;
    this.jdbc = database.jdbc();
    this.transaction = database.transaction();
  }

  static HistoryDatabase inMemory() {
    return new HistoryDatabase(ScratchDatabase.inMemory());
  }

  /** A database of its own on the lab's db1; as bare as the lab is, its server has to run. */
  static HistoryDatabase on(Lab lab, String driver) {
    return new HistoryDatabase(ScratchDatabase.on(lab, driver));
  }

  ChunkStore chunks() {
    return new ChunkStore(jdbc, transaction);
  }

  EventStore events() {
    return new EventStore(jdbc, transaction);
  }

  void clear() {
    List.of("history_chunk", "pair_event").forEach(table -> jdbc.update("delete from " + table));
  }

  /** Makes every statement on the table fail, as a registry that is away. */
  void breakTable(String table) {
    jdbc.execute("alter table " + table + " rename to " + table + "_away");
  }

  void mendTable(String table) {
    jdbc.execute("alter table " + table + "_away rename to " + table);
  }

  long count(String table) {
    Long rows = jdbc.queryForObject("select count(*) from " + table, Long.class);
    return rows == null ? 0 : rows;
  }

  @Override
  public void close() {
    database.close();
  }
}
