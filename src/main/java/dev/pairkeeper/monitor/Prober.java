package dev.pairkeeper.monitor;

import dev.pairkeeper.topology.Probe;
import dev.pairkeeper.topology.ProbeFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks one question again and again: never twice at once, and after failures only when its pause is
 * over. Counts the failures in a row. For one look at a time.
 *
 * <p>A look waits for its answer, but no longer than that may take. An answer that is late is
 * thrown away when it comes, for it is older than the look that would take it; until then nothing
 * else is asked, and the connection is kept. So a host that is too busy to answer in time is not
 * given more to do, least of all a log-in.
 *
 * <p>Only one that has been silent for two looks is asked aside: the look goes on without it, and
 * when it does answer, the next look asks and waits again. So a node that hangs does not hold up
 * the looks at its peer.
 */
final class Prober<A> {

  /** What is waited for longer than said, so that a question's own message is the one told. */
  private static final Duration GRACE = Duration.ofMillis(100);

  private static final Duration ASIDE = Duration.ofMillis(200);

  private final Question<A> question;
  private final Duration period;
  private final InstantSource clock;
  private final Executor threads;
  private final WorkGate gate;

  private @Nullable Attempt attempt;
  private @Nullable Probe<A> last;
  private Instant pausedUntil = Instant.MIN;

  Prober(
      Question<A> question, Duration period, InstantSource clock, Executor threads, WorkGate gate) {
    this.question = question;
    this.period = period;
    this.clock = clock;
    this.threads = threads;
    this.gate = gate;
  }

  /**
   * Starts asking, or has it start once the attempt before has ended. In a pause nothing is asked
   * and the last outcome stands.
   *
   * @param insist to ask in spite of a pause, except where log-ins were refused, and to wait
   * @return waits for the outcome, never longer than it may take
   */
  Supplier<Probe<A>> ask(boolean insist) {
    Attempt open = attempt;
    Probe<A> before = last;
    boolean aside = open != null && open.isAwaited;
    if (open != null && aside) {
      if (!insist && !open.hasAnswered()) {
        return () -> outcome(open, false);
      }
      open.isAwaited = false;
    } else if (before != null && isPaused(before, insist)) {
      return () -> before;
    }
    Attempt started = new Attempt(question.patience(), open);
    attempt = started;
    threads.execute(started.answer);
    boolean waits = insist || aside || before == null || !isSilent(before);
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
      return last != null && asked.nanosLeft() > 0 ? last : late(asked);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return late(asked);
    }
  }

  private Probe<A> late(Attempt asked) {
    asked.isAwaited = false;
    String what =
        question.isHeldBack()
            ? "%s was not asked within %.1f s, since others log in first"
            : "%s did not answer within %.1f s";
    double seconds = asked.patience.toMillis() / 1000.0;
    return failed(ProbeFailure.Kind.TIMED_OUT, what.formatted(question.target(), seconds));
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

  /**
   * One time of asking, on a thread of its own; it asks nothing that no look waits for any more.
   */
  private final class Attempt {

    private final Duration patience;
    private final long deadline;
    private final FutureTask<A> answer = new FutureTask<>(this::ask);
    private final CountDownLatch end = new CountDownLatch(1);
    private final @Nullable CountDownLatch endBefore;
    private volatile boolean isAwaited = true;

    Attempt(Duration patience, @Nullable Attempt before) {
      this.patience = patience;
      this.deadline = System.nanoTime() + patience.plus(GRACE).toNanos();
      this.endBefore = before == null ? null : before.end;
    }

    private A ask() throws InterruptedException {
      try {
        if (endBefore != null) {
          endBefore.await();
        }
        if (!isAwaited) {
          throw new CancellationException("no look waits for it any more");
        }
        long begun = System.nanoTime();
        A said = question.ask();
        gate.answeredAfter(Duration.ofNanos(System.nanoTime() - begun));
        return said;
      } finally {
        end.countDown();
      }
    }

    boolean hasAnswered() {
      return answer.state() == Future.State.SUCCESS;
    }

    long nanosLeft() {
      return Math.max(0, deadline - System.nanoTime());
    }

    long nanosToWait(boolean waits) {
      return waits ? nanosLeft() : Math.min(nanosLeft(), ASIDE.toNanos());
    }
  }
}
