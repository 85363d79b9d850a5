package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.Severity;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One row of the problem table: what it is called, how bad it is, when it holds, what it says and
 * what to do about it.
 *
 * @param severity of the problem as a rule; {@code severityOf} knows whom it hits
 * @param subjects what of a pair it looks at
 * @param meaning a paragraph for somebody who meets the code for the first time
 * @param firstSight how it shows when it was not there half a second ago
 * @param proof what makes one look enough
 * @param bars whether it keeps a node from taking the VIP over
 */
record Rule<S extends Subject>(
    ProblemCode code,
    Severity severity,
    Function<PairView, List<S>> subjects,
    String meaning,
    Predicate<S> condition,
    Function<S, Severity> severityOf,
    FirstSight firstSight,
    Predicate<S> proof,
    Predicate<S> bars,
    Function<S, String> message,
    Cure cure) {

  /**
   * What a condition shows as when one look alone has seen it. The hosts and servers of one look
   * are read within milliseconds of each other but not at once, so a look during a hand-over can
   * see the VIP twice, not at all, or on a node that is about to become writable.
   */
  enum FirstSight {
    /** As what it is: one look proves it. */
    FULL,
    /** As a warning; it gets its full severity when it outlasts a hand-over. */
    WARNING,
    /** Not at all. */
    SILENT
  }

  /** Starts a row about the pair as a whole. */
  static RuleDraft<PairView> ofPair(ProblemCode code, Severity severity) {
    return new RuleDraft<>(code, severity, List::of);
  }

  /** Starts a row about each node by itself. */
  static RuleDraft<NodeView> ofNode(ProblemCode code, Severity severity) {
    return new RuleDraft<>(code, severity, PairView::nodes);
  }

  /** Where the condition holds in that pair. */
  Stream<Finding> findings(PairView pair) {
    return holding(pair).map(this::finding);
  }

  /** Marks to remember: where it holds, if one look alone does not prove it. */
  Stream<String> unconfirmed(PairView pair) {
    return firstSight == FirstSight.FULL ? Stream.of() : holding(pair).map(this::mark);
  }

  private Stream<S> holding(PairView pair) {
    return subjects.apply(pair).stream().filter(condition);
  }

  private Finding finding(S subject) {
    boolean proven = firstSight == FirstSight.FULL || outlasted(subject) || proof.test(subject);
    Severity full = severityOf.apply(subject);
    Severity shownAs = proven || full == Severity.INFO ? full : Severity.WARNING;
    Problem problem =
        new Problem(code, shownAs, subject.nodeName(), message.apply(subject), cure.to(subject));
    boolean shown = proven || firstSight == FirstSight.WARNING;
    return new Finding(problem, shown, bars.test(subject));
  }

  private boolean outlasted(S subject) {
    Instant since = subject.pair().past().standingSince().get(mark(subject));
    return since != null && !Memory.isNear(since, subject.pair().snapshot().takenAt());
  }

  private String mark(S subject) {
    return mark(code, subject);
  }

  /** Under which a condition is remembered from look to look. */
  static String mark(ProblemCode code, Subject subject) {
    return subject.nodeName() == null ? code.name() : code + " " + subject.nodeName();
  }
}
