package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Condition.ReadOnly;
import dev.pairkeeper.quoting.ShellText;
import dev.pairkeeper.topology.Pair;
import java.util.ArrayList;
import java.util.List;

/**
 * The option file of both servers, and that they run with it: the standby first. A server that is
 * adopted is not restarted for it.
 */
final class OptionSteps {

  private final PlanDraft draft;
  private final SetUpParts parts;

  private OptionSteps(PlanDraft draft, SetUpParts parts) {
    this.draft = draft;
    this.parts = parts;
  }

  static void add(PlanDraft draft, SetUpParts parts) {
    OptionSteps steps = new OptionSteps(draft, parts);
    parts.nodes().forEach(steps::addFor);
  }

  private void addFor(SetUpNode node) {
    ServerOptions options = ServerOptions.of(node, parts);
    PlannedFile file =
        new PlannedFile(
            path(node, parts),
            "0644",
            SealedText.of(options.text(parts.pair().name(), node.name())));
    file.write(draft, node, parts.at(), List.of());
    boolean renews = renewsUuid(node);
    if (!parts.adopts() && (renews || !options.needingRestart().isEmpty())) {
      restart(node, options, file, renews);
    } else if (!options.statements().isEmpty()) {
      draft.step(
          "Set the same on the running server on %s".formatted(node.name()),
          node.name(),
          node.sql(options.statements()),
          List.of(options.inForce(node.name(), false)),
          new Undo.By(node.sql(options.statementsBack())));
    }
  }

  /** The undo brings the file back itself, as it has to do so before the server starts. */
  private void restart(SetUpNode node, ServerOptions options, PlannedFile file, boolean renews) {
    List<Condition> verified =
        SetUpSteps.answersAgain(node, List.of(options.inForce(node.name(), true)));
    if (parts.oneWriter()) {
      verified.add(new ReadOnly(node.name()));
    }
    List<Deed> undo = new ArrayList<>(List.of(file.restoring(node, parts.at())));
    if (renews) {
      moveUuid(node);
      undo.add(uuidBack(node));
    }
    undo.add(service(node));
    draft.step(
        "Restart the server on %s".formatted(node.name()),
        node.name(),
        service(node),
        verified,
        new Undo.By(undo),
        SetUpSteps.RESTART);
    draft.warn(
        "The server on %s is restarted, because these can't be set while it runs: %s."
            .formatted(
                node.name(), renews ? "its UUID" : String.join(", ", options.needingRestart())));
  }

  private static Deed.Command service(SetUpNode node) {
    return node.service("restart", node.serverService());
  }

  private boolean renewsUuid(SetUpNode node) {
    String own = node.server().serverUuid();
    return node.name().equals(parts.target().name())
        && own != null
        && own.equals(parts.source().server().serverUuid());
  }

  /** A server without this file makes itself a new UUID at its start. */
  private void moveUuid(SetUpNode node) {
    String file = ShellText.word(uuidFile(node));
    draft.step(
        "Put the server UUID of %s aside".formatted(node.name()),
        node.name(),
        node.command("test ! -e %s || mv %s %s.pairkeeper".formatted(file, file, file)),
        List.of(),
        new Undo.By(uuidBack(node)));
  }

  private static Deed uuidBack(SetUpNode node) {
    String file = ShellText.word(uuidFile(node));
    return node.command(
        "test ! -e %s.pairkeeper || mv -f %s.pairkeeper %s".formatted(file, file, file));
  }

  private static String uuidFile(SetUpNode node) {
    return node.dataFolder() + "/auto.cnf";
  }

  /** Behind most other files, as they are read by their names. */
  static String path(SetUpNode node, SetUpParts parts) {
    return path(node.host().optionFolders().getLast(), parts.pair());
  }

  /** Where the option file of a pair stands in a folder. */
  static String path(String folder, Pair pair) {
    return "%s/zz-pairkeeper-%s.cnf".formatted(folder, pair.name());
  }
}
