package dev.pairkeeper.monitor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Thins what is old and forgets what is too old. */
@Component
final class HistoryThinning implements Chore {

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long BLOCK = Duration.ofHours(6).toMillis();

  private final ChunkStore chunks;
  private final EventStore events;
  private final HistorySettings settings;
  private final InstantSource clock;

  HistoryThinning(
      ChunkStore chunks,
      EventStore events,
      HistorySettings settings,
      InstantSource observationClock) {
    this.chunks = chunks;
    this.events = events;
    this.settings = settings;
    this.clock = observationClock;
  }

  @Override
  public Duration period() {
    return Duration.ofHours(1);
  }

  @Override
  public void run() {
    long old = Math.floorDiv(before(settings.fullResolution()), BLOCK) * BLOCK;
    for (SeriesKey key : chunks.seriesBefore(0, old)) {
      thin(key, chunks.before(key, 0, old));
    }
    chunks.forgetBefore(MINUTE, before(settings.thinned()));
    events.forgetBefore(before(settings.events()));
  }

  private void thin(SeriesKey key, List<Chunk> full) {
    Samples all = new Samples();
    full.forEach(chunk -> all.addAll(chunk.samples()));
    Samples thin =
        switch (key.kind()) {
          case LAG -> Thinning.toLargest(all.inOrder(), 0, MINUTE);
          case STATE -> Thinning.toLast(all.inOrder(), MINUTE);
        };
    chunks.storeInsteadOf(full, Chunk.of(key, MINUTE, thin));
  }

  private long before(Duration age) {
    return clock.instant().minus(age).toEpochMilli();
  }
}
