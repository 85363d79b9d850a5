package dev.pairkeeper.operation;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps plans in the registry's database. */
@Repository
class PlanStore {

  private final JdbcClient database;
  private final PlanJson json = new PlanJson();

  PlanStore(JdbcClient database) {
    this.database = database;
  }

  void keep(StoredPlan stored) {
    database
        .sql(
            "insert into operation_plan (id, pair, kind, body, created_ms, created_by)"
                + " values (?, ?, ?, ?, ?, ?)")
        .param(stored.id())
        .param(stored.plan().pair())
        .param(stored.plan().request().kind().name())
        .param(json.write(stored.plan()))
        .param(stored.createdAt().toEpochMilli())
        .param(stored.createdBy())
        .update();
  }

  Optional<StoredPlan> find(String id) {
    return database
        .sql(
            "select id, body, created_ms, created_by, (select o.id from pair_operation o"
                + " where o.plan_id = p.id order by o.started_ms desc limit 1)"
                + " from operation_plan p where id = ?")
        .param(id)
        .query((row, number) ->
            new StoredPlan(
                row.getString(1),
                json.read(row.getString(2)),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getString(4),
                row.getString(5)))
        .optional();
  }

  /** Drops plans that were made before that moment and never run. */
  void drop(Instant before) {
    database
        .sql(
            "delete from operation_plan where created_ms < ?"
                + " and id not in (select plan_id from pair_operation)")
        .param(before.toEpochMilli())
        .update();
  }
}
