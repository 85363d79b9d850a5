package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Preflight.Finding;
import dev.pairkeeper.plan.Preflight.OfServer;
import dev.pairkeeper.plan.Preflight.Schema;
import dev.pairkeeper.topology.Flavor;
import java.util.List;
import java.util.stream.Collectors;

/** What of the data stands in the way of a set-up, and what of them will be gone. */
final class DataObstacles {

  private static final int MOST_NAMED = 10;

  private final PlanDraft draft;
  private final SetUpParts parts;

  private DataObstacles(PlanDraft draft, SetUpParts parts) {
    this.draft = draft;
    this.parts = parts;
  }

  static void find(PlanDraft draft, SetUpParts parts) {
    DataObstacles obstacles = new DataObstacles(draft, parts);
    obstacles.choice();
    if (parts.copies()) {
      obstacles.copy();
    }
  }

  private void choice() {
    SetUpNode source = parts.source();
    SetUpNode target = parts.target();
    boolean chosen = parts.wanted().dataFrom() != null;
    draft.refuseIf(
        !chosen && source.asked().hasData() && target.asked().hasData(),
        "DATA_ON_BOTH",
        "Both servers have data: %s has %s; %s has %s."
            .formatted(
                source.name(), listed(source.asked()), target.name(), listed(target.asked())),
        "Say which node's data the pair is to have (dataFrom); what the other has will be deleted.");
    draft.refuseIf(
        !chosen && source.asked().hasData() && !target.asked().hasData(),
        "DATA_ON_ONE",
        "%s has data: %s.".formatted(source.name(), listed(source.asked())),
        "Say that %s is to get a copy of it (dataFrom: %s), or remove the data."
            .formatted(target.name(), source.name()));
    draft.refuseIf(
        chosen && !source.asked().hasData() && target.asked().hasData(),
        "DATA_FROM_EMPTY",
        "%s has no data to copy, and %s has %s, which would be deleted."
            .formatted(source.name(), target.name(), listed(target.asked())),
        "Take the data from %s (dataFrom), or remove them there first.".formatted(target.name()));
  }

  private static String listed(OfServer server) {
    List<Schema> schemas = server.schemas();
    String more =
        schemas.size() > MOST_NAMED ? " and %d more".formatted(schemas.size() - MOST_NAMED) : "";
    return schemas.stream().limit(MOST_NAMED).map(Schema::says).collect(Collectors.joining(", "))
        + more;
  }

  private void copy() {
    SetUpNode source = parts.source();
    SetUpNode target = parts.target();
    if (target.asked().hasData()) {
      draft.warn(
          "DELETED on %s, for good: %s. It gets the data of %s instead. No undo brings that back."
              .formatted(target.name(), listed(target.asked()), source.name()));
    }
    draft.refuseIf(
        target.asked().logInOnPeer() == Finding.NO,
        "ACCOUNT_DIFFERS",
        "%s gets the accounts of %s with the data, and the panel's account of %s, %s, may not log in to %s with its password."
            .formatted(
                target.name(),
                source.name(),
                target.name(),
                target.node().mysql().user(),
                source.name()),
        "Give the panel the same account with the same password on both servers.");
    if (target.asked().logInOnPeer() == Finding.UNKNOWN) {
      draft.warn(
          "Whether the panel's account of %s exists on %s could not be told; after the copy it must."
              .formatted(target.name(), source.name()));
    }
    room(source, target);
    way(source, target);
  }

  /** A tenth more than the data, for logs while they are copied. */
  private void room(SetUpNode source, SetUpNode target) {
    long needed = source.asked().bytes() + source.asked().bytes() / 10;
    Long free = target.host().freeBytes();
    if (free == null) {
      draft.warn(
          "How much disk is free on %s could not be told; the copy needs about %s."
              .formatted(target.name(), Bytes.of(needed)));
      return;
    }
    draft.refuseIf(
        free < needed,
        "DISK_TOO_SMALL",
        "The copy needs about %s on %s, where %s are free in %s."
            .formatted(Bytes.of(needed), target.name(), Bytes.of(free), target.dataFolder()),
        "Make room there.");
  }

  private void way(SetUpNode source, SetUpNode target) {
    if (!source.asked().otherEngines().isEmpty()) {
      draft.warn(
          "%s has tables that are not InnoDB's: %s. What is written to them while they are copied may differ afterwards; let nobody write to them."
              .formatted(source.name(), String.join(", ", source.asked().otherEngines())));
    }
    Flavor flavor = target.version().flavor();
    draft.refuseIf(
        !parts.clones()
            && target.host().client(flavor).isPresent()
            && target.host().dumper(flavor).isEmpty(),
        "DUMP_PROGRAM_MISSING",
        "%s lacks %s, by which the data would be copied."
            .formatted(
                target.name(), flavor == Flavor.MARIADB ? "mariadb-dump" : "MySQL's mysqldump"),
        "Install the client package of the server's own version there.");
  }
}
