package dev.pairkeeper.web.doubles;

import dev.pairkeeper.analysis.Assessment;
import dev.pairkeeper.analysis.Eligibility;
import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.analysis.Problem;
import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.monitor.OpenProblem;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.PastLooks;
import dev.pairkeeper.topology.Probe;
import dev.pairkeeper.topology.ProbeFailure;
import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.topology.VipAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A judged look at a pair as a test wants it; starts as a healthy pair whose first node owns. */
public final class Sight {

  private final Pair pair;
  private final Instant at;
  private final NodeSight first;
  private final NodeSight second;
  private final List<OpenProblem> problems = new ArrayList<>();
  private Health health = Health.OK;
  private Eligibility standby;
  private boolean vipAnswers = true;

  private Sight(Pair pair, Instant at) {
    this.pair = pair;
    this.at = at;
    first = new NodeSight(pair.first(), pair.second(), pair.vip(), at);
    second = new NodeSight(pair.second(), pair.first(), pair.vip(), at);
    standby = new Eligibility(pair.second().name(), true, List.of(), 0L, Duration.ofMillis(20));
  }

  public static Sight of(Pair pair) {
    return of(pair, Instant.now());
  }

  public static Sight of(Pair pair, Instant at) {
    return new Sight(pair, at).first(NodeSight::owner);
  }

  /** With no node owning yet. */
  public static Sight bare(Pair pair, Instant at) {
    return new Sight(pair, at);
  }

  public Sight first(Consumer<NodeSight> change) {
    change.accept(first);
    return this;
  }

  public Sight second(Consumer<NodeSight> change) {
    change.accept(second);
    return this;
  }

  public Sight health(Health word) {
    health = word;
    return this;
  }

  public Sight nobodyAnswersThroughVip() {
    vipAnswers = false;
    return this;
  }

  public Sight problem(
      ProblemCode code, Severity severity, String node, String message, String cure) {
    problems.add(
        new OpenProblem(new Problem(code, severity, node, message, cure), at.minusSeconds(41)));
    return this;
  }

  public Sight notEligible(String node, String message, String cure) {
    standby =
        new Eligibility(
            node,
            false,
            List.of(new Eligibility.Reason("NOT_FIT", message, cure)),
            37L,
            Duration.ofSeconds(41));
    return this;
  }

  public PairStatus status() {
    return new PairStatus(
        snapshot(),
        new Assessment(
            health, problems.stream().map(OpenProblem::problem).toList(), List.of(standby)),
        List.copyOf(problems));
  }

  private PairSnapshot snapshot() {
    return new PairSnapshot(
        pair, at, first.snapshot(), second.snapshot(), throughVip(), PastLooks.NONE);
  }

  private Probe<VipAnswer> throughVip() {
    return vipAnswers
        ? new Probe.Answered<>(
            new VipAnswer(
                pair.first().name(),
                NodeSight.serverId(pair.first()),
                NodeSight.uuid(pair.first())))
        : new Probe.Failed<>(
            new ProbeFailure(ProbeFailure.Kind.TIMED_OUT, "no answer through the VIP", at, 3));
  }
}
