package dev.pairkeeper.monitor;

import dev.pairkeeper.topology.Lag;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.ReplicationChannel;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps each look's lags and states: in memory at once, in the registry's database every minute and
 * when the panel stops.
 */
@Component
final class HistoryRecorder implements LookListener, Chore {

  private static final Logger log = LoggerFactory.getLogger(HistoryRecorder.class);

  private final SampleBuffer buffer = new SampleBuffer();
  private final ChunkStore store;
  private boolean storing = true;

  HistoryRecorder(ChunkStore store) {
    this.store = store;
  }

  @Override
  public void looked(Look look) {
    long time = look.now().snapshot().takenAt().toEpochMilli();
    for (NodeSnapshot node : look.now().snapshot().nodes()) {
      SeriesKey states = new SeriesKey(look.pair(), node.name(), SeriesKey.Kind.STATE, "");
      buffer.add(states, time, NodeState.of(node).code());
      node.mysql()
          .answer()
          .ifPresentOrElse(
              server -> lags(look.pair(), node.name(), server, time),
              () ->
                  lagsBefore(look.pair(), node.name())
                      .forEach(key -> buffer.add(key, time, Samples.UNKNOWN)));
    }
  }

  @Override
  public void renamed(String before, String now) {
    buffer.move(new PairMove.Renamed(before, now));
  }

  @Override
  public void removed(String pair) {
    buffer.move(new PairMove.Removed(pair));
  }

  @Override
  public Duration period() {
    return Duration.ofMinutes(1);
  }

  /** Stores what is not stored yet; one at a time, so that no older state overwrites a newer. */
  @Override
  public synchronized void run() {
    SampleBuffer.Batch batch = buffer.batch();
    try {
      store.store(batch.moves(), batch.chunks());
      buffer.stored(batch);
      worked(batch);
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  @Override
  public void runLastTime() {
    run();
  }

  /** What is in memory of a pair, oldest first within a series. */
  List<Chunk> unstored(String pair) {
    return buffer.chunks(pair);
  }

  /** Does in the database what became of pairs since it was last stored. */
  void settle() {
    if (!buffer.moves().isEmpty()) {
      run();
    }
  }

  private void lags(String pair, String node, MysqlSnapshot server, long time) {
    List<SeriesKey> present =
        server.channels().stream().map(channel -> lagOf(pair, node, channel.name())).toList();
    for (ReplicationChannel channel : server.channels()) {
      buffer.add(lagOf(pair, node, channel.name()), time, value(channel.lag()));
    }
    lagsBefore(pair, node).stream().filter(key -> !present.contains(key)).forEach(buffer::end);
  }

  private List<SeriesKey> lagsBefore(String pair, String node) {
    return buffer.growing(pair).stream()
        .filter(key -> key.kind() == SeriesKey.Kind.LAG && key.node().equals(node))
        .toList();
  }

  private static SeriesKey lagOf(String pair, String node, String channel) {
    return new SeriesKey(pair, node, SeriesKey.Kind.LAG, channel);
  }

  private static long value(Lag lag) {
    return lag.known().map(Duration::toMillis).orElse(Samples.UNKNOWN);
  }

  private void worked(SampleBuffer.Batch batch) {
    if (!storing) {
      storing = true;
      log.info("History is stored again; {} chunks were lost meanwhile", batch.dropped());
    }
  }

  private void failed(RuntimeException cause) {
    if (storing) {
      storing = false;
      log.warn("History can't be stored and is kept in memory for now: {}", cause.getMessage());
    }
  }
}
