package dev.pairkeeper.monitor;

import dev.pairkeeper.topology.PairAccess;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pair under watch: when its next look is due, the one under way, and what came of the last.
 * There is never more than one look at a time, and its links change only between two looks.
 */
final class WatchedPair {

  private static final Logger log = LoggerFactory.getLogger(WatchedPair.class);

  private final Looking looking;
  private final Schedule schedule;
  private final InstantSource clock;
  private final Executor threads;

  private PairLinks links;
  private Instant nextDue;
  private @Nullable PairAccess changed;
  private @Nullable CompletableFuture<Optional<PairStatus>> underWay;
  private @Nullable CompletableFuture<Optional<PairStatus>> next;
  private boolean wantedAgain;
  private boolean removed;
  private boolean movesForgotten;
  private volatile @Nullable Look last;

  WatchedPair(
      PairAccess access,
      Looking looking,
      Schedule schedule,
      InstantSource clock,
      Executor threads) {
    this.looking = looking;
    this.schedule = schedule;
    this.clock = clock;
    this.threads = threads;
    this.links = looking.link(access, null, this::lookAgain);
    this.nextDue = schedule.next(clock.instant());
  }

  /** The newest status, without waiting for anything. */
  Optional<PairStatus> latest() {
    return Optional.ofNullable(last).map(Look::now);
  }

  /** Starts a look if one is due; a clock that was set back does not put it off. */
  synchronized void lookIfDue() {
    Instant now = clock.instant();
    boolean clockSetBack = nextDue.isAfter(now.plus(schedule.period()));
    if (underWay == null && !removed && (clockSetBack || !now.isBefore(nextDue))) {
      var _ = start(Urgency.DUE);
    }
  }

  /** Sees to it that a look starts from now on: at once, or when the one under way ends. */
  synchronized void lookAgain() {
    wantedAgain = true;
    startIfWanted();
  }

  /** Starts a look or joins the one under way. */
  synchronized CompletableFuture<Optional<PairStatus>> look() {
    if (removed) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return underWay == null ? start(Urgency.ASKED) : underWay;
  }

  /** Starts a look, or has one start when the one under way ends: nothing it sees is older. */
  synchronized CompletableFuture<Optional<PairStatus>> lookAfresh() {
    if (removed || underWay == null) {
      return look();
    }
    if (next == null) {
      next = new CompletableFuture<>();
    }
    wantedAgain = true;
    return next;
  }

  /** The pair is registered otherwise from now on; the next look, which is at once, goes by it. */
  synchronized void change(PairAccess access) {
    changed = access;
    wantedAgain = true;
    startIfWanted();
  }

  /** Ends the watch; what a look under way brings is thrown away. */
  synchronized void remove() {
    removed = true;
    if (next != null) {
      next.complete(Optional.empty());
    }
    if (underWay == null) {
      links.close();
    }
  }

  private void startIfWanted() {
    if (wantedAgain && underWay == null && !removed) {
      var _ = start(next == null ? Urgency.EVENT : Urgency.ASKED);
    }
  }

  private CompletableFuture<Optional<PairStatus>> start(Urgency urgency) {
    if (changed != null) {
      links = looking.link(changed, links, this::lookAgain);
      changed = null;
    }
    wantedAgain = false;
    nextDue = schedule.next(clock.instant());
    CompletableFuture<Optional<PairStatus>> started =
        next == null ? new CompletableFuture<>() : next;
    next = null;
    underWay = started;
    PairLinks used = links;
    threads.execute(() -> run(started, used, urgency));
    return started;
  }

  private void run(
      CompletableFuture<Optional<PairStatus>> started, PairLinks used, Urgency urgency) {
    try {
      Look look = looking.look(used, last, urgency);
      boolean kept = keep(look);
      started.complete(latest());
      if (kept) {
        looking.tell(look);
      }
    } catch (RuntimeException e) {
      log.error("A look at pair {} failed", used.pair().name(), e);
      started.complete(latest());
    } finally {
      ended();
    }
  }

  /** The VIP's moves up to now are no sign of flapping, also those that a look under way sees. */
  synchronized void forgetMoves() {
    Look known = last;
    if (known != null) {
      last = known.withoutMoves();
    }
    movesForgotten = underWay != null;
  }

  private synchronized boolean keep(Look look) {
    if (!removed) {
      last = movesForgotten ? look.withoutMoves() : look;
      movesForgotten = false;
      looking.keep(look);
    }
    return !removed;
  }

  private synchronized void ended() {
    underWay = null;
    if (removed) {
      links.close();
    }
    startIfWanted();
  }
}
