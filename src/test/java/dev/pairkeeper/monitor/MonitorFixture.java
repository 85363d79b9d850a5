package dev.pairkeeper.monitor;

import dev.pairkeeper.registry.PairChanged;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A monitor of a fake fleet, put together as the application does, that ticks fast. */
final class MonitorFixture implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofMillis(800);

  private final LookThreads threads = new LookThreads();
  private final FakeRegistry registry = new FakeRegistry();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final java.util.Map<String, AtomicInteger> looks =
      new java.util.concurrent.ConcurrentHashMap<>();
  private final WorkGates gates = WorkGates.of(4);
  private final FakeBases bases = new FakeBases();
  private final ConfigurationKeeper configurations;
  private final PairMonitor monitor;
  private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();

  MonitorFixture(FakeFleet fleet) {
    this(fleet, Duration.ofMillis(200));
  }

  MonitorFixture(FakeFleet fleet, Duration period) {
    Duration tenSeconds = Duration.ofSeconds(10);
    ObservationSettings settings =
        new ObservationSettings(true, period, TIMEOUT, tenSeconds, tenSeconds, 4);
    InstantSource clock = InstantSource.system();
    NodeLink.Linking with =
        new NodeLink.Linking(
            fleet.sessions(), fleet.shells(), settings, clock, gates, threads.executor());
    configurations =
        new ConfigurationKeeper(
            bases, (pair, at, change) -> told.add(change.message()), settings, clock, threads);
    LookListeners listeners = new LookListeners(List.of(new Listener(), configurations));
    PairLooking looking =
        new PairLooking(
            new PairLinker(with, registry, configurations),
            new PairObserver(clock),
            gates,
            listeners,
            event -> {});
    monitor = new PairMonitor(registry, looking, listeners, settings, clock, threads);
    var _ = ticks.scheduleAtFixedRate(this::tick, 20, 20, TimeUnit.MILLISECONDS);
  }

  PairMonitor monitor() {
    return monitor;
  }

  ConfigurationKeeper configurations() {
    return configurations;
  }

  FakeBases bases() {
    return bases;
  }

  FakeRegistry registry() {
    return registry;
  }

  List<String> told() {
    return told;
  }

  void register(String name) {
    registry.put(name);
    monitor.on(new PairChanged(name, name));
  }

  int looks(String name) {
    return looks.getOrDefault(name, new AtomicInteger()).get();
  }

  @Override
  public void close() {
    ticks.shutdownNow();
    monitor.stop();
  }

  private void tick() {
    gates.releaseWaiting();
    monitor.tick();
  }

  private final class Listener implements LookListener {
    @Override
    public void looked(Look look) {
      looks.computeIfAbsent(look.pair(), _ -> new AtomicInteger()).incrementAndGet();
    }

    @Override
    public void changed(String pair, boolean isNew, Instant at) {
      told.add("changed " + pair + " " + isNew);
    }

    @Override
    public void renamed(String before, String now) {
      told.add("renamed " + before + " " + now);
    }

    @Override
    public void removed(String pair) {
      told.add("removed " + pair);
    }
  }
}
