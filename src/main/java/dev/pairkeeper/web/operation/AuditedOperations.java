package dev.pairkeeper.web.operation;

import dev.pairkeeper.access.AuditLog;
import dev.pairkeeper.access.AuditLog.Action;
import dev.pairkeeper.operation.Operation;
import dev.pairkeeper.operation.Operations;
import dev.pairkeeper.operation.Operations.Planning;
import dev.pairkeeper.operation.Operations.Starting;
import dev.pairkeeper.operation.StoredPlan;
import dev.pairkeeper.plan.OperationRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Does what somebody asks for, and writes into the audit log who it was. The start of an operation
 * is written there by the operation itself.
 */
@Component
public final class AuditedOperations {

  private final Operations operations;
  private final AuditLog audit;

  AuditedOperations(Operations operations, AuditLog audit) {
    this.operations = operations;
    this.audit = audit;
  }

  /** See {@link Operations#plan(String, OperationRequest, String)}. */
  public Optional<Planning> plan(String pair, OperationRequest request, String user) {
    Optional<Planning> planning = operations.plan(pair, request, user);
    planning.ifPresent(result -> {
      if (result instanceof Planning.Planned(StoredPlan plan)) {
        audit.record(
            user,
            pair,
            Action.PLAN_MADE,
            "Plan %s: %s%s.".formatted(plan.id(), request.kind(), parameters(request)));
      }
    });
    return planning;
  }

  /** See {@link Operations#cancel}. */
  public Optional<Starting> cancel(String id, String user) {
    return asked(id, user, operations::cancel, Action.OPERATION_CANCELLED, "%s told to stop.");
  }

  /** See {@link Operations#resume}. */
  public Optional<Starting> resume(String id, String user) {
    return asked(id, user, operations::resume, Action.OPERATION_RESUMED, "%s told to go on.");
  }

  /** See {@link Operations#undo}. */
  public Optional<Starting> undo(String id, String user) {
    return asked(id, user, operations::undo, Action.OPERATION_UNDONE, "%s told to go back.");
  }

  private Optional<Starting> asked(
      String id,
      String user,
      BiFunction<String, String, Optional<Starting>> wish,
      Action action,
      String sentence) {
    Optional<Starting> starting = wish.apply(id, user);
    starting.ifPresent(result -> {
      if (result instanceof Starting.Started(Operation operation)) {
        String what = operation.kind() + " " + operation.id();
        audit.record(user, operation.pair(), action, sentence.formatted(what));
      }
    });
    return starting;
  }

  private static String parameters(OperationRequest request) {
    String given =
        OperationParameters.of(request).entrySet().stream()
            .filter(parameter -> isGiven(parameter.getValue()))
            .map(Map.Entry::toString)
            .collect(Collectors.joining(", "));
    return given.isEmpty() ? "" : " with " + given;
  }

  private static boolean isGiven(@Nullable Object value) {
    return value != null && !Boolean.FALSE.equals(value);
  }
}
