package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Condition.CaughtUp;
import dev.pairkeeper.plan.Condition.ReadOnly;
import dev.pairkeeper.plan.Condition.Replicates;
import dev.pairkeeper.plan.Condition.ServerAnswers;
import dev.pairkeeper.plan.Condition.Writable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Steps that several parts of a set-up have in common. */
final class SetUpSteps {

  /** A server that was stopped hard needs its time to recover; a clean stop flushes. */
  static final Duration RESTART = Duration.ofMinutes(5);

  private SetUpSteps() {}

  /** The pair has one writer, and this is it from now on. */
  static void open(PlanDraft draft, SetUpNode node) {
    draft.step(
        "Open %s for writes".formatted(node.name()),
        node.name(),
        node.sql(node.statements().open()),
        List.of(new Writable(node.name())),
        node.server().writable()
            ? new Undo.Stays("%s took writes before.".formatted(node.name()))
            : new Undo.By(node.sql(node.statements().close())));
  }

  static void close(PlanDraft draft, SetUpNode node) {
    draft.step(
        "Close %s for writes".formatted(node.name()),
        node.name(),
        node.sql(node.statements().close()),
        List.of(new ReadOnly(node.name())),
        new Undo.By(
            node.sql(
                node.server().writable() ? node.statements().open() : node.statements().close())));
  }

  /** Each replicates from the other and has applied what that wrote. */
  static List<Condition> bothHaveAll(SetUpParts parts) {
    return parts.nodes().stream()
        .<Condition>mapMulti((node, conditions) -> {
          conditions.accept(new Replicates(node.name()));
          conditions.accept(new CaughtUp(node.name()));
        })
        .toList();
  }

  static List<Condition> answersAgain(SetUpNode node, List<Condition> more) {
    List<Condition> conditions = new ArrayList<>();
    conditions.add(new ServerAnswers(node.name()));
    conditions.addAll(more);
    return conditions;
  }

  /**
   * The statements, not written into the binary log, on a server that may be closed for writes:
   * what is taken back must leave no transaction behind.
   */
  static Deed.Sql unlogged(SetUpNode node, List<String> statements, boolean closedAfterwards) {
    List<String> all = new ArrayList<>();
    all.add("SET SESSION sql_log_bin = 0");
    all.addAll(node.statements().open());
    all.addAll(statements);
    if (closedAfterwards) {
      all.addAll(node.statements().close());
    }
    return node.sql(all);
  }
}
