package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan in the making: collects obstacles, premises and steps, and numbers them. */
final class PlanDraft {

  /** What one small statement or command may take while clients wait. */
  static final Duration QUICK = Duration.ofSeconds(2);

  private static final Duration USUAL_BUDGET = Duration.ofSeconds(30);

  private final OperationRequest request;
  private final Ground ground;
  private final List<Reason> obstacles = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<Premise> premises = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Measure> measures = new ArrayList<>();

  PlanDraft(OperationRequest request, Ground ground) {
    this.request = request;
    this.ground = ground;
  }

  Ground ground() {
    return ground;
  }

  PlanDraft refuse(String code, String message, String cure) {
    obstacles.add(new Reason(code, message, cure));
    return this;
  }

  PlanDraft refuseIf(boolean obstacle, String code, String message, String cure) {
    return obstacle ? refuse(code, message, cure) : this;
  }

  boolean refused() {
    return !obstacles.isEmpty();
  }

  PlanDraft warn(String warning) {
    warnings.add(warning);
    return this;
  }

  PlanDraft warnIf(boolean reason, String warning) {
    return reason ? warn(warning) : this;
  }

  PlanDraft leansOn(String what, Object is) {
    premises.add(new Premise(what, String.valueOf(is)));
    return this;
  }

  /** Which nodes take writes. */
  PlanDraft leansOnWriters() {
    for (NodeSnapshot node : ground.snapshot().nodes()) {
      leansOn(
          node.name() + " takes writes", node.writable().map(Object::toString).orElse("unknown"));
    }
    return this;
  }

  /** Which nodes have the VIP. */
  PlanDraft leansOnVip() {
    for (NodeSnapshot node : ground.snapshot().nodes()) {
      leansOn(
          node.name() + " has the VIP", node.holdsVip().map(Object::toString).orElse("unknown"));
    }
    return this;
  }

  PlanDraft step(
      String title, @Nullable String node, Deed deed, List<Condition> verified, Undo undo) {
    return step(title, node, deed, verified, undo, USUAL_BUDGET);
  }

  PlanDraft step(
      String title,
      @Nullable String node,
      Deed deed,
      List<Condition> verified,
      Undo undo,
      Duration budget) {
    steps.add(new Step(steps.size() + 1, title, node, deed, verified, undo, budget));
    return this;
  }

  /** A step that is done without a pause behind the one before it, and is over at once. */
  PlanDraft joined(String title, Node node, Deed deed, List<Condition> verified, Undo undo) {
    return joined(title, node, deed, verified, undo, QUICK);
  }

  /** A step that is done without a pause behind the one before it. */
  PlanDraft joined(
      String title, Node node, Deed deed, List<Condition> verified, Undo undo, Duration budget) {
    steps.add(new Step(steps.size() + 1, title, node.name(), deed, verified, undo, budget).join());
    return this;
  }

  /** Number of the step that was added last. */
  int last() {
    return steps.size();
  }

  PlanDraft measure(Measure measure) {
    measures.add(measure);
    return this;
  }

  /** A step that only looks. */
  PlanDraft check(String title, @Nullable String node, List<Condition> conditions, Duration limit) {
    return step(title, node, new Deed.Check(conditions), List.of(), new Undo.Nothing(), limit);
  }

  /** The VIP was moved on purpose, so the move does not count as flapping. */
  PlanDraft rememberMove() {
    return step(
        "Remember that the move was wanted",
        null,
        new Deed.Register(new Registration.OfKnownMoves()),
        List.of(),
        new Undo.Nothing());
  }

  /** Whether there is anything to do so far. */
  boolean hasSteps() {
    return !steps.isEmpty();
  }

  Decision decide(String summary) {
    return refused()
        ? new Refused(obstacles)
        : new Plan(request, ground.pair().name(), summary, warnings, premises, steps, measures);
  }
}
