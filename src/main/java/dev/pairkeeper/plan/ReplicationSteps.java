package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Condition.CaughtUp;
import dev.pairkeeper.plan.Condition.Replicates;
import dev.pairkeeper.topology.Flavor;
import dev.pairkeeper.topology.GtidSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Each node replicates from the other: the target first, as it brings the accounts there. */
final class ReplicationSteps {

  /** What was written on the source during a long copy takes its time to be applied. */
  private static final Duration CATCH_UP = Duration.ofMinutes(30);

  private ReplicationSteps() {}

  /** Where nothing is copied, both start with the same history: none. */
  static void forgetOldTransactions(PlanDraft draft, SetUpParts parts) {
    parts.nodes().stream()
        .filter(ReplicationSteps::hasHistory)
        .forEach(node -> forget(draft, parts, node));
  }

  /** Whether its binary logs are emptied where nothing is copied. */
  static boolean hasHistory(SetUpNode node) {
    GtidSet executed = node.server().executed();
    return node.version().flavor() == Flavor.MARIADB || (executed != null && !executed.isEmpty());
  }

  private static void forget(PlanDraft draft, SetUpParts parts, SetUpNode node) {
    boolean closed = parts.oneWriter() && node.name().equals(parts.target().name());
    List<String> statements = new ArrayList<>(node.statements().open());
    statements.addAll(node.statements().forgetTransactions());
    if (closed) {
      statements.addAll(node.statements().close());
    }
    draft.step(
        "Empty the binary logs of %s".formatted(node.name()),
        node.name(),
        node.sql(statements),
        List.of(),
        new Undo.Stays("Its binary logs stay empty; it had no data that they were about."));
    if (node.server().binlogOn()
        && node.server().executed() != null
        && !node.server().executed().isEmpty()) {
      draft.warn(
          "The binary logs of %s are emptied: it has no data, but %d transactions that its peer lacks."
              .formatted(node.name(), node.server().executed().count()));
    }
  }

  static void add(PlanDraft draft, SetUpParts parts) {
    parts.nodes().forEach(node -> follow(draft, node, parts.peerOf(node), parts));
  }

  private static void follow(PlanDraft draft, SetUpNode node, SetUpNode peer, SetUpParts parts) {
    Statements statements = node.statements();
    draft.step(
        "Let %s replicate from %s".formatted(node.name(), peer.name()),
        node.name(),
        new Deed.Sql(
            node.name(),
            List.of(
                SealedText.of(statements.stopReplication()),
                statements.follow(
                    peer.node().host(), peer.node().mysql().port(), parts.replicationUser()),
                SealedText.of(statements.startReplication()))),
        List.of(new Replicates(node.name()), new CaughtUp(node.name())),
        new Undo.By(node.sql(List.of(statements.stopReplication(), statements.unfollow()))),
        parts.copies() ? CATCH_UP : SetUpSteps.RESTART);
  }
}
