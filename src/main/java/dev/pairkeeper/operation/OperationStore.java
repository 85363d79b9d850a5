package dev.pairkeeper.operation;

import dev.pairkeeper.plan.Plan;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.plan.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps operations and their journal in the registry's database. */
@Repository
class OperationStore {

  private static final int LONGEST_SENTENCE = 4_000;
  private static final int LONGEST_OUTPUT = 64 * 1024;
  private static final TypeReference<LinkedHashMap<String, Object>> FIGURES =
      new TypeReference<>() {};

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final PlanJson plans = new PlanJson();
  private final JsonMapper json = JsonMapper.shared();

  OperationStore(JdbcClient database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /**
   * Keeps a new operation with all of its steps, unless the claim, which is asked in the same
   * transaction, has a reason against it; that is what is returned then.
   *
   * @param holder the run that may write from now on; what another writes is not taken
   */
  Optional<Reason> begin(Operation operation, String holder, Supplier<Optional<Reason>> claim) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          insert(operation, holder);
          Optional<Reason> against = claim.get();
          if (against.isPresent()) {
            status.setRollbackOnly();
          }
          return against;
        }));
  }

  private void insert(Operation operation, String holder) {
    database
        .sql(
            "insert into pair_operation (id, plan_id, pair, status, holder, started_by,"
                + " schedule_id, started_ms, result) values (?, ?, ?, ?, ?, ?, ?, ?, '{}')")
        .param(operation.id())
        .param(operation.planId())
        .param(operation.pair())
        .param(operation.status().name())
        .param(holder)
        .param(operation.startedBy())
        .param(operation.schedule())
        .param(operation.startedAt().toEpochMilli())
        .update();
    operation.steps().forEach(step -> insert(operation.id(), step));
  }

  private void insert(String operation, StepRecord step) {
    database
        .sql(
            "insert into pair_operation_step (operation_id, number, status, output)"
                + " values (?, ?, ?, '')")
        .params(operation, step.step().number(), step.status().name())
        .update();
  }

  /** Another run may write from now on, and it runs. */
  void take(String operation, String holder) {
    database
        .sql(
            "update pair_operation set holder = ?, status = ?, ended_ms = null, message = null"
                + " where id = ?")
        .params(holder, OperationStatus.RUNNING.name(), operation)
        .update();
  }

  /** Nobody runs it any more; false when it had ended after all. */
  boolean interrupt(String operation, Instant at, String message) {
    int rows =
        database
            .sql(
                "update pair_operation set holder = '', status = ?, ended_ms = ?, message = ?"
                    + " where id = ? and status = ?")
            .param(OperationStatus.INTERRUPTED.name())
            .param(at.toEpochMilli())
            .param(message)
            .param(operation)
            .param(OperationStatus.RUNNING.name())
            .update();
    return rows == 1;
  }

  /**
   * Keeps what became of steps, of all or of none.
   *
   * @return false when another run holds the operation by now, and nothing was kept
   */
  boolean write(String operation, String holder, List<StepRecord> steps) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> steps.stream().allMatch(step -> write(operation, holder, step))));
  }

  private boolean write(String operation, String holder, StepRecord step) {
    int rows =
        database
            .sql(
                "update pair_operation_step set status = ?, started_ms = ?, ended_ms = ?, output = ?,"
                    + " error = ? where operation_id = ? and number = ? and exists"
                    + " (select 1 from pair_operation o where o.id = operation_id and o.holder = ?)")
            .param(step.status().name())
            .param(millis(step.startedAt()))
            .param(millis(step.endedAt()))
            .param(end(step.output(), LONGEST_OUTPUT))
            .param(cut(step.error()))
            .param(operation)
            .param(step.step().number())
            .param(holder)
            .update();
    return rows == 1;
  }

  /**
   * Keeps how an operation stands.
   *
   * @return false when another run holds it by now, and nothing was kept
   */
  boolean write(
      String operation,
      String holder,
      OperationStatus status,
      @Nullable Instant endedAt,
      @Nullable String message,
      Map<String, Object> result) {
    int rows =
        database
            .sql(
                "update pair_operation set status = ?, ended_ms = ?, message = ?, result = ?"
                    + " where id = ? and holder = ?")
            .param(status.name())
            .param(millis(endedAt))
            .param(cut(message))
            .param(json.writeValueAsString(result))
            .param(operation)
            .param(holder)
            .update();
    return rows == 1;
  }

  Optional<Operation> find(String id) {
    return operations("where o.id = ?", List.of(id), 1).stream().findFirst();
  }

  /** The newest first; null stands for any. */
  List<Operation> find(@Nullable String pair, @Nullable OperationStatus status, int most) {
    return operations(
        "where (? is null or o.pair = ?) and (? is null or o.status = ?)"
            + " order by o.started_ms desc, o.id desc",
        Arrays.asList(pair, pair, name(status), name(status)),
        most);
  }

  /** A pair has another name from now on. */
  void renamed(String before, String after) {
    database
        .sql("update pair_operation set pair = ? where pair = ?")
        .params(after, before)
        .update();
  }

  private List<Operation> operations(String where, List<@Nullable Object> params, int most) {
    return database
        .sql(
            "select o.id, o.plan_id, o.pair, o.status, o.started_by, o.started_ms, o.ended_ms,"
                + " o.message, o.result, p.body, o.schedule_id from pair_operation o"
                + " join operation_plan p on p.id = o.plan_id "
                + where
                + " limit "
                + most)
        .params(params)
        .query((row, number) -> operation(row))
        .list();
  }

  private Operation operation(ResultSet row) throws SQLException {
    Plan plan = plans.read(row.getString(10)).forPair(row.getString(3));
    String id = row.getString(1);
    return new Operation(
        id,
        row.getString(2),
        plan,
        OperationStatus.valueOf(row.getString(4)),
        row.getString(5),
        row.getString(11),
        Instant.ofEpochMilli(row.getLong(6)),
        instant(row, 7),
        steps(id, plan.steps()),
        row.getString(8),
        json.readValue(row.getString(9), FIGURES));
  }

  private List<StepRecord> steps(String operation, List<Step> planned) {
    return database
        .sql(
            "select number, status, started_ms, ended_ms, output, error from pair_operation_step"
                + " where operation_id = ? order by number")
        .param(operation)
        .query((row, number) ->
            new StepRecord(
                planned.get(row.getInt(1) - 1),
                StepStatus.valueOf(row.getString(2)),
                instant(row, 3),
                instant(row, 4),
                row.getString(5),
                row.getString(6)))
        .list();
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable Long millis(@Nullable Instant moment) {
    return moment == null ? null : moment.toEpochMilli();
  }

  private static @Nullable String name(@Nullable OperationStatus status) {
    return status == null ? null : status.name();
  }

  private static @Nullable String cut(@Nullable String sentence) {
    return sentence == null || sentence.length() <= LONGEST_SENTENCE
        ? sentence
        : sentence.substring(0, LONGEST_SENTENCE - 1) + "…";
  }

  /** The end of a long output tells more than its beginning. */
  private static String end(String output, int most) {
    return output.length() <= most ? output : "…" + output.substring(output.length() - most + 1);
  }
}
