package dev.pairkeeper.monitor;

import dev.pairkeeper.topology.LagPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Reads history: what is stored, and what is in memory still. */
@Component
final class StoredHistory implements LagHistory, StateHistory {

  private final HistoryRecorder recorder;
  private final ChunkStore store;

  StoredHistory(HistoryRecorder recorder, ChunkStore store) {
    this.recorder = recorder;
    this.store = store;
  }

  @Override
  public List<Series> series(String pair, Instant from, Instant to, int points) {
    List<Series> series = new ArrayList<>();
    read(pair, SeriesKey.Kind.LAG, from, to)
        .forEach((key, samples) -> {
          Samples thin = Thinning.toAtMost(samples, from, to, points);
          series.add(new Series(key.node(), key.channel(), points(thin)));
        });
    return series;
  }

  @Override
  public List<States> states(String pair, Instant from, Instant to) {
    List<States> states = new ArrayList<>();
    read(pair, SeriesKey.Kind.STATE, from, to)
        .forEach((key, samples) -> states.add(new States(key.node(), spans(samples))));
    return states;
  }

  private Map<SeriesKey, Samples> read(String pair, SeriesKey.Kind kind, Instant from, Instant to) {
    recorder.settle();
    List<Chunk> chunks = new ArrayList<>(recorder.unstored(pair));
    chunks.removeIf(chunk -> chunk.key().kind() != kind);
    Set<Chunk.Id> inMemory = new HashSet<>(chunks.stream().map(Chunk::id).toList());
    store.of(pair, kind, from.toEpochMilli(), to.toEpochMilli()).stream()
        .filter(chunk -> !inMemory.contains(chunk.id()))
        .forEach(chunks::add);
    chunks.sort(java.util.Comparator.comparingLong(chunk -> chunk.samples().firstTime()));
    Map<SeriesKey, Samples> found =
        new TreeMap<>(
            java.util.Comparator.comparing(SeriesKey::node).thenComparing(SeriesKey::channel));
    for (Chunk chunk : chunks) {
      Samples some = Thinning.between(chunk.samples(), from.toEpochMilli(), to.toEpochMilli());
      if (some.size() > 0) {
        found.computeIfAbsent(chunk.key(), _ -> new Samples()).addAll(some);
      }
    }
    found.replaceAll((_, samples) -> samples.inOrder());
    return found;
  }

  private static List<LagPoint> points(Samples samples) {
    List<LagPoint> points = new ArrayList<>(samples.size());
    for (int i = 0; i < samples.size(); i++) {
      long value = samples.value(i);
      Double seconds = value == Samples.UNKNOWN ? null : value / 1000.0;
      points.add(new LagPoint(Instant.ofEpochMilli(samples.time(i)), seconds));
    }
    return points;
  }

  private static List<Span> spans(Samples samples) {
    List<Span> spans = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= samples.size(); i++) {
      if (i == samples.size() || samples.value(i) != samples.value(start)) {
        spans.add(
            new Span(
                Instant.ofEpochMilli(samples.time(start)),
                Instant.ofEpochMilli(samples.time(i - 1)),
                NodeState.ofCode(samples.value(start))));
        start = i;
      }
    }
    return spans;
  }
}
