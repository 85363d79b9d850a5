package dev.pairkeeper.monitor;

import dev.pairkeeper.topology.Probe;
import dev.pairkeeper.topology.ProbeFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks one question again and again: never twice at once, never longer than it may take, and after
 * failures only when its pause is over. Counts the failures in a row. For one look at a time.
 *
 * <p>A look waits for its answer. Only one that has been silent for two looks is asked aside: the
 * look goes on without it, and a later one takes what came of it. So a node that hangs does not
 * hold up the looks at its peer.
 */
final class Prober<A> {

  /** What a question may take longer than it means to, so that its own message is the one told. */
  private static final Duration GRACE = Duration.ofMillis(100);

  private static final Duration ASIDE = Duration.ofMillis(200);

  private final Question<A> question;
  private final Duration period;
  private final InstantSource clock;
  private final Executor threads;

  private @Nullable Attempt attempt;
  private @Nullable Probe<A> last;
  private Instant pausedUntil = Instant.MIN;

  Prober(Question<A> question, Duration period, InstantSource clock, Executor threads) {
    this.question = question;
    this.period = period;
    this.clock = clock;
    this.threads = threads;
  }

  /**
   * Starts asking. In a pause, or while an abandoned attempt has not ended, nothing is asked and
   * the last outcome stands.
   *
   * @param insist to ask in spite of a pause, except where log-ins were refused, and to wait
   * @return waits for the outcome, never longer than it may take
   */
  Supplier<Probe<A>> ask(boolean insist) {
    Attempt open = attempt;
    Probe<A> before = last;
    if (open != null && open.isAwaited) {
      return () -> outcome(open, insist);
    }
    if (before != null && ((open != null && !open.ended) || isPaused(before, insist))) {
      return () -> before;
    }
    Attempt started = new Attempt(question.patience());
    attempt = started;
    threads.execute(started.answer);
    boolean waits = insist || before == null || !isSilent(before);
    return () -> outcome(started, waits);
  }

  /** What came of the last time, null before the first. */
  @Nullable Probe<A> last() {
    return last;
  }

  private boolean isPaused(Probe<A> before, boolean insist) {
    boolean logInRefused =
        before.failure().map(ProbeFailure::kind).filter(Failures::refusesLogIn).isPresent();
    Instant now = clock.instant();
    boolean clockSetBack = pausedUntil.isAfter(now.plus(Backoff.LONGEST));
    return (!insist || logInRefused) && now.isBefore(pausedUntil) && !clockSetBack;
  }

  private boolean isSilent(Probe<A> before) {
    return before
        .failure()
        .filter(why -> why.looks() > 1)
        .map(ProbeFailure::kind)
        .filter(Failures::isSilence)
        .isPresent();
  }

  private Probe<A> outcome(Attempt asked, boolean waits) {
    try {
      A answer = asked.answer.get(asked.nanosToWait(waits), TimeUnit.NANOSECONDS);
      asked.isAwaited = false;
      return answered(answer);
    } catch (ExecutionException e) {
      asked.isAwaited = false;
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return failed(Failures.kind(cause), Failures.message(question.target(), cause));
    } catch (TimeoutException e) {
      return last != null && asked.nanosLeft() > 0 ? last : abandoned(asked);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return abandoned(asked);
    }
  }

  private Probe<A> abandoned(Attempt asked) {
    asked.isAwaited = false;
    asked.answer.cancel(true);
    question.abandon();
    String seconds = "%.1f".formatted(asked.patience.toMillis() / 1000.0);
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

  /** One time of asking; its own thread sets when it ended, the looks' all else. */
  private final class Attempt {

    private final Duration patience;
    private final long deadline;
    private final FutureTask<A> answer = new FutureTask<>(this::ask);
    private boolean isAwaited = true;
    private volatile boolean ended;

    Attempt(Duration patience) {
      this.patience = patience;
      this.deadline = System.nanoTime() + patience.plus(GRACE).toNanos();
    }

    private A ask() {
      try {
        return question.ask();
      } finally {
        ended = true;
      }
    }

    long nanosLeft() {
      return Math.max(0, deadline - System.nanoTime());
    }

    long nanosToWait(boolean waits) {
      return waits ? nanosLeft() : Math.min(nanosLeft(), ASIDE.toNanos());
    }
  }
}
