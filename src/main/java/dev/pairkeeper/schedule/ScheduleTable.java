package dev.pairkeeper.schedule;

import dev.pairkeeper.plan.OperationKind;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.OperationRequest.Switchover;
import dev.pairkeeper.plan.Refused.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of schedules. Whatever ends one does so only while it is planned, in one statement: of
 * several who want to, one does. The database has them follow their pair when it is renamed or
 * removed.
 */
@Repository
class ScheduleTable {

  private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

  private final JdbcClient database;
  private final JsonMapper json = JsonMapper.shared();

  ScheduleTable(JdbcClient database) {
    this.database = database;
  }

  /**
   * Stores one that was just planned.
   *
   * @throws org.springframework.dao.DataIntegrityViolationException when there is no such pair
   */
  void add(Schedule planned) {
    database
        .sql(
            "insert into scheduled_operation (id, pair, kind, request, not_before_ms, not_after_ms,"
                + " status, planned_by, planned_ms, next_try_ms, reasons)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]')")
        .param(planned.id())
        .param(planned.pair())
        .param(planned.request().kind().name())
        .param(json.writeValueAsString(planned.request()))
        .param(planned.notBefore().toEpochMilli())
        .param(planned.notAfter().toEpochMilli())
        .param(planned.status().name())
        .param(planned.plannedBy())
        .param(planned.plannedAt().toEpochMilli())
        .param(planned.notBefore().toEpochMilli())
        .update();
  }

  Optional<Schedule> find(String pair, String id) {
    return select("where pair = ? and id = ?", pair, id).stream().findFirst();
  }

  /** The one that begins last first; null stands for any status. */
  List<Schedule> find(String pair, @Nullable ScheduleStatus status, int most) {
    String name = status == null ? null : status.name();
    return select(
        "where pair = ? and (? is null or status = ?) order by not_before_ms desc, id limit "
            + most,
        pair,
        name,
        name);
  }

  /** Those planned whose window has a part in common with the given one. */
  List<Schedule> overlapping(String pair, Instant notBefore, Instant notAfter) {
    return select(
        "where pair = ? and status = 'PLANNED' and not_before_ms < ? and not_after_ms > ?",
        pair,
        notAfter.toEpochMilli(),
        notBefore.toEpochMilli());
  }

  /** Those planned whose window is over. */
  List<Schedule> over(Instant now) {
    return select("where status = 'PLANNED' and not_after_ms <= ?", now.toEpochMilli());
  }

  /** Those planned whose next try is due. */
  List<Schedule> due(Instant now) {
    return select(
        "where status = 'PLANNED' and next_try_ms <= ? and not_after_ms > ? order by next_try_ms",
        now.toEpochMilli(),
        now.toEpochMilli());
  }

  /** Begins a try that is due; false when another panel did. */
  boolean takeTry(String id, Instant now, Instant next) {
    return changes(
        "next_try_ms = ?, tried_ms = ? where id = ? and next_try_ms <= ?",
        next.toEpochMilli(),
        now.toEpochMilli(),
        id,
        now.toEpochMilli());
  }

  /** Keeps why it was not started. */
  void tried(String id, List<Reason> reasons) {
    changes("reasons = ? where id = ?", json.writeValueAsString(reasons), id);
  }

  /** False when it is not planned any more. */
  boolean start(String id, String operation, Instant at) {
    return changes(
        "status = 'STARTED', operation_id = ?, ended_ms = ?, reasons = '[]' where id = ?",
        operation,
        at.toEpochMilli(),
        id);
  }

  /** False when it is not planned any more. */
  boolean expire(String id, Instant at, List<Reason> reasons) {
    return changes(
        "status = 'EXPIRED', ended_ms = ?, reasons = ? where id = ?",
        at.toEpochMilli(),
        json.writeValueAsString(reasons),
        id);
  }

  /** False when it is not planned any more. */
  boolean cancel(String id, Instant at, String user) {
    return changes(
        "status = 'CANCELLED', ended_ms = ?, cancelled_by = ? where id = ?",
        at.toEpochMilli(),
        user,
        id);
  }

  private boolean changes(String change, @Nullable Object... params) {
    return database
            .sql("update scheduled_operation set " + change + " and status = 'PLANNED'")
            .params(Arrays.asList(params))
            .update()
        == 1;
  }

  private List<Schedule> select(String where, @Nullable Object... params) {
    return database
        .sql("select * from scheduled_operation " + where)
        .params(Arrays.asList(params))
        .query((row, number) -> schedule(row))
        .list();
  }

  private Schedule schedule(ResultSet row) throws SQLException {
    return new Schedule(
        row.getString("id"),
        row.getString("pair"),
        request(OperationKind.valueOf(row.getString("kind")), row.getString("request")),
        Instant.ofEpochMilli(row.getLong("not_before_ms")),
        Instant.ofEpochMilli(row.getLong("not_after_ms")),
        ScheduleStatus.valueOf(row.getString("status")),
        row.getString("planned_by"),
        Instant.ofEpochMilli(row.getLong("planned_ms")),
        instant(row, "tried_ms"),
        json.readValue(row.getString("reasons"), REASONS),
        row.getString("operation_id"),
        instant(row, "ended_ms"),
        row.getString("cancelled_by"));
  }

  private OperationRequest request(OperationKind kind, String text) {
    if (kind != OperationKind.SWITCHOVER) {
      throw new IllegalStateException(kind + " is not an operation that starts by itself");
    }
    return json.readValue(text, Switchover.class);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
