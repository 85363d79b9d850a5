package dev.pairkeeper.monitor;

import dev.pairkeeper.registry.PairChanged;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.PairRemoved;
import dev.pairkeeper.registry.RegisteredPair;
import dev.pairkeeper.topology.PairAccess;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Watches every registered pair: decides when the next look at it is due and keeps the newest. The
 * registry is read when it tells of a change, not for a look, so looks go on while it is away.
 */
@Component
final class PairMonitor implements PairWatch {

  private static final Logger log = LoggerFactory.getLogger(PairMonitor.class);

  private final PairRegistry registry;
  private final Looking looking;
  private final LookListeners listeners;
  private final ObservationSettings settings;
  private final InstantSource clock;
  private final ExecutorService threads;

  private final Map<String, WatchedPair> watched = new ConcurrentHashMap<>();
  private final Set<String> unread = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean readingAgain = new AtomicBoolean();

  /** Held from reading a pair to following what was read, so that no older reading wins. */
  private final ReentrantLock reading = new ReentrantLock();

  private final AtomicInteger added = new AtomicInteger();

  PairMonitor(
      PairRegistry registry,
      Looking looking,
      LookListeners listeners,
      ObservationSettings settings,
      InstantSource observationClock,
      LookThreads threads) {
    this.registry = registry;
    this.looking = looking;
    this.listeners = listeners;
    this.settings = settings;
    this.clock = observationClock;
    this.threads = threads.executor();
  }

  @Override
  public Optional<PairStatus> latest(String pair) {
    return Optional.ofNullable(watched.get(pair)).flatMap(WatchedPair::latest);
  }

  @Override
  public List<PairStatus> all() {
    return watched.values().stream().flatMap(pair -> pair.latest().stream()).toList();
  }

  @Override
  public Optional<PairStatus> observeNow(String pair) {
    return await(pair, WatchedPair::look, 3);
  }

  @Override
  public Optional<PairStatus> observeAfresh(String pair) {
    return await(pair, WatchedPair::lookAfresh, 6);
  }

  @Override
  public void forgetMoves(String pair) {
    WatchedPair known = watched.get(pair);
    if (known != null) {
      known.forgetMoves();
    }
  }

  private Optional<PairStatus> await(
      String pair, Function<WatchedPair, CompletableFuture<Optional<PairStatus>>> look, int times) {
    WatchedPair known = watched.get(pair);
    if (known == null) {
      return Optional.empty();
    }
    long longest = settings.timeout().multipliedBy(times).toMillis();
    return look.apply(known)
        .copy()
        .completeOnTimeout(known.latest(), longest, TimeUnit.MILLISECONDS)
        .join();
  }

  /** Starts to watch every pair there is. */
  void start() {
    registry.all().stream().map(RegisteredPair::pair).forEach(pair -> read(pair.name()));
  }

  /** Starts the looks that are due; never blocks. */
  void tick() {
    watched.values().forEach(WatchedPair::lookIfDue);
    if (!unread.isEmpty() && readingAgain.compareAndSet(false, true)) {
      threads.execute(this::readAgain);
    }
  }

  /** Ends every watch. */
  void stop() {
    watched.values().forEach(WatchedPair::remove);
    watched.clear();
  }

  @EventListener
  void on(PairChanged event) {
    reading.lock();
    try {
      follow(event);
    } finally {
      reading.unlock();
    }
  }

  private void follow(PairChanged event) {
    boolean isNew = !watched.containsKey(event.previousName());
    boolean isUnwatched = !watched.containsKey(event.name());
    if (!event.name().equals(event.previousName())) {
      forget(event.previousName());
      listeners.renamed(event.previousName(), event.name());
    }
    listeners.changed(event.name(), isNew, clock.instant());
    read(event.name());
    if (isUnwatched) {
      Optional.ofNullable(watched.get(event.name())).ifPresent(WatchedPair::lookAgain);
    }
  }

  @EventListener
  void on(PairRemoved event) {
    reading.lock();
    try {
      forget(event.name());
      listeners.removed(event.name());
    } finally {
      reading.unlock();
    }
  }

  private void forget(String name) {
    unread.remove(name);
    Optional.ofNullable(watched.remove(name)).ifPresent(WatchedPair::remove);
  }

  private void readAgain() {
    try {
      unread.forEach(this::read);
    } finally {
      readingAgain.set(false);
    }
  }

  private void read(String name) {
    if (!settings.enabled()) {
      return;
    }
    reading.lock();
    try {
      registry.access(name).ifPresentOrElse(access -> watch(name, access), () -> forget(name));
      unread.remove(name);
    } catch (RuntimeException e) {
      if (unread.add(name)) {
        log.warn("Pair {} could not be read and will be read again: {}", name, e.getMessage());
      }
    } finally {
      reading.unlock();
    }
  }

  private void watch(String name, PairAccess access) {
    watched.compute(
        name,
        (key, known) -> {
          if (known == null) {
            return new WatchedPair(access, looking, nextSchedule(), clock, threads);
          }
          known.change(access);
          return known;
        });
  }

  private Schedule nextSchedule() {
    return Schedule.ofPair(added.getAndIncrement(), settings.period());
  }
}
