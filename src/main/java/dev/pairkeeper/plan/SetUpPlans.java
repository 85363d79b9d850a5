package dev.pairkeeper.plan;

import dev.pairkeeper.plan.OperationRequest.SetUp;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.WritePolicy;
import java.util.List;
import java.util.Optional;

/** From two hosts with a server each to a healthy pair. */
final class SetUpPlans {

  private SetUpPlans() {}

  static Decision plan(SetUp wanted, Ground ground) {
    PlanDraft draft = new PlanDraft(wanted, ground);
    if (wanted.dataFrom() != null) {
      Requests.node(draft, ground, wanted.dataFrom());
    }
    SetUpFacts facts = SetUpFacts.of(draft, ground);
    Optional<SetUpParts> parts = parts(wanted, ground, facts.nodes());
    HostObstacles.find(draft, ground, wanted);
    NetworkObstacles.find(draft, ground);
    Witnesses.weigh(draft);
    parts.ifPresent(both -> {
      ServerObstacles.find(draft, both);
      if (both.adopts()) {
        Adoption.findObstacles(draft, both);
      } else {
        DataObstacles.find(draft, both);
      }
    });
    if (draft.refused() || parts.isEmpty()) {
      return draft.decide("");
    }
    return steps(draft, parts.get());
  }

  private static Optional<SetUpParts> parts(SetUp wanted, Ground ground, List<SetUpNode> nodes) {
    if (nodes.size() < 2) {
      return Optional.empty();
    }
    SetUpNode first = nodes.getFirst();
    SetUpNode second = nodes.getLast();
    SetUpParts parts = new SetUpParts(wanted, ground.pair(), first, second, ground.madeAt());
    boolean fromFirst =
        parts.adopts() ? Adoption.ownsFirst(ground, parts) : hasDataFirst(wanted, parts);
    return Optional.of(
        fromFirst ? parts : new SetUpParts(wanted, ground.pair(), second, first, ground.madeAt()));
  }

  private static boolean hasDataFirst(SetUp wanted, SetUpParts parts) {
    boolean first = parts.source().asked().hasData();
    if (wanted.dataFrom() != null) {
      return parts.source().name().equals(wanted.dataFrom());
    }
    return first == parts.target().asked().hasData() ? parts.prefersSource() : first;
  }

  private static Decision steps(PlanDraft draft, SetUpParts parts) {
    premises(draft, parts);
    warnings(draft, parts);
    PackageSteps.add(draft, parts);
    passwords(draft, parts);
    if (parts.adopts()) {
      Adoption.addSteps(draft, parts);
    } else {
      replicationSteps(draft, parts);
    }
    VipSteps.add(draft, parts);
    PackageSteps.cleanUp(draft, parts);
    return draft.decide(summary(parts));
  }

  private static void replicationSteps(PlanDraft draft, SetUpParts parts) {
    OptionSteps.add(draft, parts);
    if (parts.oneWriter()) {
      SetUpSteps.close(draft, parts.target());
      SetUpSteps.open(draft, parts.source());
    } else {
      parts.nodes().forEach(node -> SetUpSteps.open(draft, node));
    }
    if (parts.copies()) {
      CopySteps.add(draft, parts);
    } else {
      ReplicationSteps.forgetOldTransactions(draft, parts);
    }
    AccountSteps.ofReplication(draft, parts);
    AccountSteps.ofScripts(draft, parts);
    ReplicationSteps.add(draft, parts);
    RoundTripSteps.add(draft, parts);
  }

  private static void premises(PlanDraft draft, SetUpParts parts) {
    for (SetUpNode node : parts.nodes()) {
      String name = node.name();
      draft.leansOn("Version of " + name, node.version().text());
      draft.leansOn("Server id of " + name, node.server().serverId());
      draft.leansOn("Server UUID of " + name, node.server().serverUuid() + "");
      draft.leansOn(
          "Schemas of " + name,
          node.asked().schemas().stream().map(Preflight.Schema::name).sorted().toList());
      draft.leansOn("Replication on " + name, node.server().channels().size() + " channels");
    }
    draft.leansOn(
        "VIP holders",
        draft.ground().snapshot().vipHolders().stream().map(NodeSnapshot::name).toList());
  }

  private static void warnings(PlanDraft draft, SetUpParts parts) {
    if (parts.adopts()) {
      Adoption.warn(draft, parts);
    }
    if (parts.copies()) {
      draft.warn(
          "While %s is set up its clients are cut off: when it restarts, for a moment at the round trip, and for some seconds when keepalived starts."
              .formatted(parts.source().name()));
    }
    if (!parts.owner().name().equals(parts.firstOwner().name())) {
      draft.warn(
          "The pair preempts and %s has the higher priority: it takes the VIP from %s when keepalived starts there."
              .formatted(parts.owner().name(), parts.firstOwner().name()));
    }
    parts.nodes().forEach(node -> UnitSteps.warn(draft, node.name(), node.facts()));
    if (parts.pair().writePolicy() == WritePolicy.MULTI_WRITER) {
      draft.warn("Both nodes take writes: rows changed on both at a time differ afterwards.");
    }
  }

  private static void passwords(PlanDraft draft, SetUpParts parts) {
    if (!parts.adopts()) {
      password(draft, SecretName.REPLICATION_PASSWORD);
    }
    password(draft, SecretName.NODE_ACCOUNT_PASSWORD);
    if (parts.pair().vrrpVersion() == 2) {
      password(draft, SecretName.VRRP_PASSWORD);
    }
  }

  private static void password(PlanDraft draft, SecretName name) {
    draft.step(
        "Have a password for %s".formatted(whose(name)),
        null,
        new Deed.Register(new Registration.OfGeneratedPassword(name)),
        List.of(),
        new Undo.Stays("The panel keeps the password for the next time."));
  }

  private static String whose(SecretName name) {
    return switch (name) {
      case REPLICATION_PASSWORD -> "the replication account";
      case NODE_ACCOUNT_PASSWORD -> "the account of the node scripts";
      case VRRP_PASSWORD -> "VRRP";
    };
  }

  private static String summary(SetUpParts parts) {
    if (parts.adopts()) {
      return Adoption.summary(parts);
    }
    String data =
        parts.copies()
            ? "%s gets a copy of the data of %s (%s)"
                .formatted(
                    parts.target().name(),
                    parts.source().name(),
                    Bytes.of(parts.source().asked().bytes()))
            : "Neither server has data, so nothing is copied";
    return "%s. Then both replicate from each other, and keepalived puts the VIP on %s."
        .formatted(data, parts.owner().name());
  }
}
