package dev.pairkeeper.web.operation;

import dev.pairkeeper.analysis.Problem;
import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.monitor.OpenProblem;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.operation.Operation;
import dev.pairkeeper.operation.OperationStatus;
import dev.pairkeeper.operation.Operations;
import dev.pairkeeper.schedule.Maintenance;
import dev.pairkeeper.schedule.Maintenances;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.web.operation.Blocker.Stops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Tells whether a pair could be failed over now, what that may cost, and what is in the way. */
@Component
public final class Outlooks {

  private static final Logger log = LoggerFactory.getLogger(Outlooks.class);
  private static final int LAST_OPERATIONS = 10;

  private final Operations operations;
  private final Maintenances maintenances;

  Outlooks(Operations operations, Maintenances maintenances) {
    this.operations = operations;
    this.maintenances = maintenances;
  }

  /**
   * The outlook of a pair. Never throws: that the registry does not answer is in the way, too.
   *
   * @param seen the newest look; empty before the first
   */
  public Outlook of(String pair, Optional<PairStatus> seen) {
    List<Blocker> blockers = new ArrayList<>();
    try {
      Stream.of(OperationStatus.RUNNING, OperationStatus.INTERRUPTED)
          .flatMap(status -> operations.find(pair, status, 1).stream())
          .map(Outlooks::operation)
          .forEach(blockers::add);
      seen.stream().flatMap(Outlooks::flapping).forEach(blockers::add);
      Optional.ofNullable(maintenances.known().get(pair))
          .map(known -> maintenance(pair, known))
          .ifPresent(blockers::add);
      List<Duration> pauses =
          operations.writePauses(pair, seen.flatMap(Outlooks::next).orElse(null), LAST_OPERATIONS);
      return Outlook.of(seen, WritePause.of(pauses), blockers);
    } catch (DataAccessException | TransactionException away) {
      log.debug("The registry is away; what is in the way of {} is not known", pair, away);
      return Outlook.of(seen, Optional.empty(), List.of(registryAway()));
    }
  }

  /** The node that has not got the VIP, when the other one has. */
  private static Optional<String> next(PairStatus status) {
    PairSnapshot seen = status.snapshot();
    return seen.vipOwner().map(seen::peerOf).map(NodeSnapshot::name);
  }

  private static Blocker operation(Operation operation) {
    boolean runs = operation.status() == OperationStatus.RUNNING;
    return new Blocker(
        runs ? "OPERATION_RUNNING" : "OPERATION_INTERRUPTED",
        (runs
                ? "%s runs since %s, started by %s."
                : "%s of %s, started by %s, was interrupted: the pair may be half way.")
            .formatted(operation.kind(), operation.startedAt(), operation.startedBy()),
        runs ? "Wait for its end, or cancel it." : "Go on with it or take it back first.",
        Stops.OPERATIONS,
        operation.id(),
        operation.startedBy(),
        operation.startedAt(),
        null);
  }

  private static Stream<Blocker> flapping(PairStatus status) {
    return status.problems().stream()
        .filter(open -> open.problem().code() == ProblemCode.FLAPPING)
        .map(Outlooks::flapping);
  }

  private static Blocker flapping(OpenProblem open) {
    Problem problem = open.problem();
    return new Blocker(
        problem.code().name(),
        problem.message(),
        problem.cure(),
        Stops.SWITCHOVER,
        null,
        null,
        open.since(),
        null);
  }

  private static Blocker maintenance(String pair, Maintenance maintenance) {
    return new Blocker(
        "MAINTENANCE",
        "%s is in maintenance until %s, ordered by %s: the panel starts nothing by itself."
            .formatted(pair, maintenance.until(), maintenance.by()),
        "Operations that you start run; end the maintenance when the work is done.",
        Stops.SCHEDULED,
        null,
        maintenance.by(),
        maintenance.since(),
        maintenance.until());
  }

  private static Blocker registryAway() {
    return new Blocker(
        "REGISTRY_UNAVAILABLE",
        "The registry's database does not answer: nothing can be started, and what runs is not"
            + " known.",
        "Bring it back; the pair is observed meanwhile.",
        Stops.OPERATIONS,
        null,
        null,
        null,
        null);
  }
}
