package dev.pairkeeper.monitor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Ticks: looks several times a second, and each {@link Chore} in its own time. The thread that
 * ticks never waits for anything, so neither a node nor the registry's database can stop the looks.
 */
@Component
final class ObservationTicks implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ObservationTicks.class);
  private static final Duration TICK = Duration.ofMillis(50);

  private final PairMonitor monitor;
  private final WorkGates gates;
  private final ObservationSettings settings;
  private final List<Chore> chores;
  private final ExecutorService threads;
  private @Nullable ScheduledExecutorService ticking;

  ObservationTicks(
      PairMonitor monitor,
      WorkGates gates,
      ObservationSettings settings,
      List<Chore> chores,
      LookThreads threads) {
    this.monitor = monitor;
    this.gates = gates;
    this.settings = settings;
    this.chores = chores;
    this.threads = threads.executor();
  }

  @Override
  public synchronized void start() {
    if (!settings.enabled()) {
      log.info("Nothing is looked at: pairkeeper.observation.enabled=false");
      return;
    }
    monitor.start();
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("observation").factory());
    every(started, TICK, this::tick);
    for (Chore chore : chores) {
      AtomicBoolean busy = new AtomicBoolean();
      every(started, chore.period(), () -> doAside(chore, busy));
    }
    ticking = started;
  }

  @Override
  public synchronized void stop() {
    if (ticking != null) {
      ticking.shutdownNow();
      ticking = null;
      monitor.stop();
      chores.forEach(ObservationTicks::doLastTime);
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return ticking != null;
  }

  private void tick() {
    gates.releaseWaiting();
    monitor.tick();
  }

  private void doAside(Chore chore, AtomicBoolean busy) {
    if (busy.compareAndSet(false, true)) {
      threads.execute(() -> {
        try {
          chore.run();
        } catch (RuntimeException e) {
          log.warn("{} failed: {}", chore.getClass().getSimpleName(), e.getMessage());
        } finally {
          busy.set(false);
        }
      });
    }
  }

  private static void doLastTime(Chore chore) {
    try {
      chore.runLastTime();
    } catch (RuntimeException e) {
      log.warn("{} failed at the end: {}", chore.getClass().getSimpleName(), e.getMessage());
    }
  }

  private static void every(ScheduledExecutorService ticks, Duration period, Runnable work) {
    long nanos = period.toNanos();
    var _ = ticks.scheduleAtFixedRate(guarded(work), nanos, nanos, TimeUnit.NANOSECONDS);
  }

  private static Runnable guarded(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException | Error e) {
        log.error("A tick failed", e);
      }
    };
  }
}
