package dev.pairkeeper.analysis;

import dev.pairkeeper.analysis.Rule.FirstSight;
import dev.pairkeeper.topology.Severity;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** A row of the problem table while it is being said; {@link #cure} ends it. */
final class RuleDraft<S extends Subject> {

  private final ProblemCode code;
  private final Severity severity;
  private final Function<PairView, List<S>> subjects;
  private String meaning = "";
  private Predicate<S> condition = subject -> false;
  private Function<S, Severity> severityOf;
  private FirstSight firstSight = FirstSight.FULL;
  private Predicate<S> proof = subject -> false;
  private Predicate<S> bars = subject -> false;
  private Function<S, String> message = subject -> "";

  RuleDraft(ProblemCode code, Severity severity, Function<PairView, List<S>> subjects) {
    this.code = code;
    this.severity = severity;
    this.subjects = subjects;
    this.severityOf = subject -> severity;
  }

  /** What the code means, for the page that explains it. */
  RuleDraft<S> means(String paragraph) {
    meaning = paragraph.strip();
    return this;
  }

  /** When it holds. A row without a condition is one that cannot be observed yet. */
  RuleDraft<S> when(Predicate<S> holds) {
    condition = holds;
    return this;
  }

  /** How bad it is where that depends on whom it hits. */
  RuleDraft<S> as(Function<S, Severity> bySubject) {
    severityOf = bySubject;
    return this;
  }

  /** A warning when first seen, since a hand-over passes through it. */
  RuleDraft<S> warnsAtFirst() {
    firstSight = FirstSight.WARNING;
    return this;
  }

  /** Nothing when first seen, since a healthy pair passes through it. */
  RuleDraft<S> silentAtFirst() {
    firstSight = FirstSight.SILENT;
    return this;
  }

  /** What makes the first look enough after all. */
  RuleDraft<S> provenBy(Predicate<S> evidence) {
    proof = evidence;
    return this;
  }

  /** A node that it concerns is not fit to take the VIP over. */
  RuleDraft<S> barsTakeover() {
    return barsTakeoverIf(subject -> true);
  }

  /** A node that it concerns is not fit to take the VIP over if that holds too. */
  RuleDraft<S> barsTakeoverIf(Predicate<S> holds) {
    bars = holds;
    return this;
  }

  /** The sentence: the thing, the fact, the consequence. */
  RuleDraft<S> says(Function<S, String> sentence) {
    message = sentence;
    return this;
  }

  /** What to do about it; see {@link Cure} for the words in braces. */
  Rule<S> cure(String template) {
    return new Rule<>(
        code,
        severity,
        subjects,
        meaning,
        condition,
        severityOf,
        firstSight,
        proof,
        bars,
        message,
        new Cure(template.strip()));
  }
}
