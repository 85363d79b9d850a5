package dev.pairkeeper.monitor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps events in the registry's database. */
@Repository
class EventStore {

  private static final int LONGEST_MESSAGE = 2_000;

  private final JdbcTemplate database;
  private final TransactionTemplate transaction;

  EventStore(JdbcTemplate database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /** What is to be stored, in the order in which it happened. */
  sealed interface Entry {

    /** An event. */
    record Happened(String pair, Instant at, Change change) implements Entry {}

    /** Something became of a pair. */
    record Moved(PairMove move) implements Entry {}
  }

  /** Stores all entries, or none. */
  void store(List<Entry> entries) {
    transaction.executeWithoutResult(status -> entries.forEach(this::store));
  }

  /**
   * The events of a pair before a moment, newest first. What one look brought has one moment and
   * stays together, so that nobody who pages by moments misses a part of it.
   */
  List<EventLog.Event> before(String pair, long moment, int most) {
    List<EventLog.Event> events =
        new ArrayList<>(
            database.query(
                "select * from pair_event where pair = ? and at_ms < ?"
                    + " order by at_ms desc, id desc limit ?",
                EventStore::event,
                pair,
                moment,
                most));
    if (!events.isEmpty() && events.size() == most) {
      events.addAll(restOfLook(pair, events.getLast()));
    }
    return events;
  }

  private List<EventLog.Event> restOfLook(String pair, EventLog.Event last) {
    return database.query(
        "select * from pair_event where pair = ? and at_ms = ? and id < ? order by id desc",
        EventStore::event,
        pair,
        last.at().toEpochMilli(),
        last.id());
  }

  /** Forgets all events before a moment. */
  void forgetBefore(long moment) {
    database.update("delete from pair_event where at_ms < ?", moment);
  }

  private void store(Entry entry) {
    switch (entry) {
      case Entry.Happened(String pair, Instant at, Change change) ->
          database.update(
              "insert into pair_event (pair, at_ms, kind, node, message) values (?, ?, ?, ?, ?)",
              pair,
              at.toEpochMilli(),
              change.kind().name(),
              change.node(),
              cut(change.message()));
      case Entry.Moved(PairMove.Removed(String pair)) ->
          database.update("delete from pair_event where pair = ?", pair);
      case Entry.Moved(PairMove.Renamed(String pair, String now)) ->
          database.update("update pair_event set pair = ? where pair = ?", now, pair);
    }
  }

  private static String cut(String message) {
    if (message.length() <= LONGEST_MESSAGE) {
      return message;
    }
    boolean parted = Character.isHighSurrogate(message.charAt(LONGEST_MESSAGE - 2));
    return message.substring(0, LONGEST_MESSAGE - (parted ? 2 : 1)) + "…";
  }

  private static EventLog.Event event(ResultSet row, int number) throws SQLException {
    return new EventLog.Event(
        row.getLong("id"),
        row.getString("pair"),
        Instant.ofEpochMilli(row.getLong("at_ms")),
        EventLog.Kind.valueOf(row.getString("kind")),
        row.getString("node"),
        row.getString("message"));
  }
}
