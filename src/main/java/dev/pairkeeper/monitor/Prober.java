package dev.pairkeeper.monitor;

import dev.pairkeeper.topology.Probe;
import dev.pairkeeper.topology.ProbeFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks one question again and again: never twice at once, never longer than it may take, and after
 * failures only when its pause is over. Counts the failures in a row. For one look at a time.
 */
final class Prober<A> {

  private static final Duration GRACE = Duration.ofMillis(100);

  private final Question<A> question;
  private final Duration period;
  private final InstantSource clock;
  private final ExecutorService threads;

  private @Nullable Attempt attempt;
  private @Nullable Probe<A> last;
  private Instant pausedUntil = Instant.MIN;

  Prober(Question<A> question, Duration period, InstantSource clock, ExecutorService threads) {
    this.question = question;
    this.period = period;
    this.clock = clock;
    this.threads = threads;
  }

  /**
   * Starts asking. In a pause, or while an abandoned attempt has not ended, nothing is asked and
   * the last outcome stands.
   *
   * @param insist to ask in spite of a pause, except where log-ins were refused
   * @return waits for the outcome, never longer than it may take
   */
  Supplier<Probe<A>> ask(boolean insist) {
    Probe<A> before = last;
    if (before != null && (isBusy() || isPaused(before, insist))) {
      return () -> before;
    }
    Attempt started = new Attempt(question.patience());
    attempt = started;
    Future<A> answer = threads.submit(started);
    return () -> outcome(started, answer);
  }

  /** What came of the last time, null before the first. */
  @Nullable Probe<A> last() {
    return last;
  }

  private boolean isBusy() {
    return attempt != null && !attempt.ended;
  }

  private boolean isPaused(Probe<A> before, boolean insist) {
    boolean logInRefused =
        before.failure().map(ProbeFailure::kind).filter(Failures::refusesLogIn).isPresent();
    return (!insist || logInRefused) && clock.instant().isBefore(pausedUntil);
  }

  private Probe<A> outcome(Attempt started, Future<A> answer) {
    try {
      return answered(answer.get(started.nanosLeft(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return failed(Failures.kind(cause), Failures.message(question.target(), cause));
    } catch (TimeoutException e) {
      return abandoned(answer, started.patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return abandoned(answer, started.patience);
    }
  }

  private Probe<A> abandoned(Future<A> answer, Duration patience) {
    answer.cancel(true);
    question.abandon();
    String seconds = "%.1f".formatted(patience.toMillis() / 1000.0);
    return failed(
        ProbeFailure.Kind.TIMED_OUT,
        "%s did not answer within %s s".formatted(question.target(), seconds));
  }

  private Probe<A> answered(A answer) {
    pausedUntil = Instant.MIN;
    last = new Probe.Answered<>(answer);
    return last;
  }

  private Probe<A> failed(ProbeFailure.Kind kind, String message) {
    Instant now = clock.instant();
    ProbeFailure before = last == null ? null : last.failure().orElse(null);
    ProbeFailure failure =
        before == null
            ? new ProbeFailure(kind, message, now, 1)
            : new ProbeFailure(kind, message, before.since(), before.looks() + 1);
    pausedUntil = now.plus(Backoff.after(failure, period));
    last = new Probe.Failed<>(failure);
    return last;
  }

  private final class Attempt implements Callable<A> {

    private final Duration patience;
    private final long deadline;
    private volatile boolean ended;

    Attempt(Duration patience) {
      this.patience = patience;
      this.deadline = System.nanoTime() + patience.plus(GRACE).toNanos();
    }

    @Override
    public A call() {
      try {
        return question.ask();
      } finally {
        ended = true;
      }
    }

    long nanosLeft() {
      return Math.max(0, deadline - System.nanoTime());
    }
  }
}
