package dev.pairkeeper.monitor;

import dev.pairkeeper.monitor.EventStore.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps every change as an event: in memory at once, in the registry's database within a second.
 * While that is away, the newest ones wait in memory.
 */
@Component
final class EventRecorder implements LookListener, Chore, EventLog, EventSink {

  private static final Logger log = LoggerFactory.getLogger(EventRecorder.class);
  private static final int MOST_WAITING = 10_000;
  private static final int MOST_AT_ONCE = 500;

  private final EventStore store;
  private final Deque<Entry> waiting = new ArrayDeque<>();
  private int dropped;
  private volatile boolean storing = true;

  EventRecorder(EventStore store) {
    this.store = store;
  }

  @Override
  public void looked(Look look) {
    Instant at = look.now().snapshot().takenAt();
    look.changes().forEach(change -> add(new Entry.Happened(look.pair(), at, change)));
  }

  @Override
  public void changed(String pair, boolean isNew, Instant at) {
    Change change =
        isNew
            ? new Change(Kind.PAIR_REGISTERED, null, "Pair %s was registered.".formatted(pair))
            : new Change(Kind.PAIR_CHANGED, null, "Pair %s was changed.".formatted(pair));
    add(new Entry.Happened(pair, at, change));
  }

  @Override
  public void happened(String pair, Instant at, Change change) {
    add(new Entry.Happened(pair, at, change));
  }

  @Override
  public void renamed(String before, String now) {
    add(new Entry.Moved(new PairMove.Renamed(before, now)));
  }

  @Override
  public void removed(String pair) {
    add(new Entry.Moved(new PairMove.Removed(pair)));
  }

  @Override
  public List<Event> before(String pair, @Nullable Instant moment, int most) {
    if (storing) {
      run();
    }
    return store.before(pair, moment == null ? Long.MAX_VALUE : moment.toEpochMilli(), most);
  }

  @Override
  public Duration period() {
    return Duration.ofSeconds(1);
  }

  /** Stores what waits, one at a time so that the order stays. */
  @Override
  public synchronized void run() {
    try {
      for (List<Entry> next = oldest(); !next.isEmpty(); next = oldest()) {
        store.store(next);
        stored(next);
      }
      worked();
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  @Override
  public void runLastTime() {
    run();
  }

  private void add(Entry entry) {
    synchronized (waiting) {
      waiting.add(entry);
      if (waiting.size() > MOST_WAITING) {
        waiting.remove();
        dropped++;
      }
    }
  }

  private List<Entry> oldest() {
    synchronized (waiting) {
      return waiting.stream().limit(MOST_AT_ONCE).toList();
    }
  }

  private void stored(List<Entry> entries) {
    synchronized (waiting) {
      for (Entry entry : entries) {
        if (entry.equals(waiting.peek())) {
          waiting.remove();
        }
      }
    }
  }

  private void worked() {
    if (!storing) {
      storing = true;
      synchronized (waiting) {
        log.info("Events are stored again; {} were lost meanwhile", dropped);
        dropped = 0;
      }
    }
  }

  private void failed(RuntimeException cause) {
    if (storing) {
      storing = false;
      log.warn("Events can't be stored and wait in memory for now: {}", cause.getMessage());
    }
  }
}
