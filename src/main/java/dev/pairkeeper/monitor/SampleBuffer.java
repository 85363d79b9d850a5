package dev.pairkeeper.monitor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is not stored yet: of each series the chunk that still grows, chunks that are full, and what
 * became of pairs. The full chunks are bounded, so that a registry that stays away costs history
 * and not memory.
 */
final class SampleBuffer {

  private static final long LONGEST_MILLIS = Duration.ofMinutes(10).toMillis();
  private static final int MOST_FULL = 10_000;

  private final Map<String, Map<SeriesKey, Samples>> growing = new HashMap<>();
  private final Deque<Chunk> full = new ArrayDeque<>();
  private final List<PairMove> moves = new ArrayList<>();
  private int dropped;

  /**
   * What is to be stored.
   *
   * @param moves of pairs, to be done before the chunks are stored
   * @param dropped how many chunks were lost since the last time because storing failed for long
   */
  record Batch(List<PairMove> moves, List<Chunk> chunks, int dropped) {}

  synchronized void add(SeriesKey key, long time, long value) {
    Map<SeriesKey, Samples> ofPair = growing.computeIfAbsent(key.pair(), _ -> new HashMap<>());
    Samples samples = ofPair.computeIfAbsent(key, _ -> new Samples());
    boolean clockSetBack = samples.size() > 0 && time < samples.lastTime();
    if (samples.size() > 0 && time == samples.lastTime()) {
      return;
    }
    if (clockSetBack || isFull(samples, time)) {
      keepFull(new Chunk(key, 0, samples));
      samples = new Samples();
      ofPair.put(key, samples);
    }
    samples.add(time, value);
  }

  /** The series of a pair that grow. */
  synchronized Set<SeriesKey> growing(String pair) {
    return Set.copyOf(growing.getOrDefault(pair, Map.of()).keySet());
  }

  /** A series grows no more. */
  synchronized void end(SeriesKey key) {
    Samples samples = growing.getOrDefault(key.pair(), new HashMap<>()).remove(key);
    if (samples != null) {
      keepFull(new Chunk(key, 0, samples));
    }
  }

  /** The pair's chunks, as copies, oldest first within a series. */
  synchronized List<Chunk> chunks(String pair) {
    List<Chunk> chunks = new ArrayList<>();
    full.stream().filter(chunk -> chunk.key().pair().equals(pair)).forEach(chunks::add);
    addGrowing(growing.getOrDefault(pair, Map.of()), chunks);
    return chunks;
  }

  /** Everything that is to be stored, as copies. */
  synchronized Batch batch() {
    List<Chunk> chunks = new ArrayList<>(full);
    growing.values().forEach(ofPair -> addGrowing(ofPair, chunks));
    return new Batch(List.copyOf(moves), chunks, dropped);
  }

  /** What is to be done for pairs alone. */
  synchronized List<PairMove> moves() {
    return List.copyOf(moves);
  }

  /** All of the batch is stored: what of it is full need not be kept any more. */
  synchronized void stored(Batch batch) {
    moves.subList(0, batch.moves().size()).clear();
    dropped -= batch.dropped();
    Map<Chunk.Id, Integer> sizes = new HashMap<>();
    batch.chunks().forEach(chunk -> sizes.put(chunk.id(), chunk.samples().size()));
    full.removeIf(chunk -> chunk.samples().size() == sizes.getOrDefault(chunk.id(), -1));
  }

  synchronized void move(PairMove move) {
    moves.add(move);
    Map<SeriesKey, Samples> ofPair = growing.remove(move.pair());
    switch (move) {
      case PairMove.Removed(String pair) -> full.removeIf(chunk -> chunk.key().pair().equals(pair));
      case PairMove.Renamed(String pair, String now) -> {
        full.removeIf(chunk -> chunk.key().pair().equals(now));
        List<Chunk> renamed = full.stream().map(chunk -> chunk.ofPair(pair, now)).toList();
        full.clear();
        full.addAll(renamed);
        if (ofPair != null) {
          Map<SeriesKey, Samples> renamedSeries = new HashMap<>();
          ofPair.forEach((key, samples) -> renamedSeries.put(key.ofPair(now), samples));
          growing.put(now, renamedSeries);
        }
      }
    }
  }

  private void keepFull(Chunk chunk) {
    full.add(chunk);
    if (full.size() > MOST_FULL) {
      full.remove();
      dropped++;
    }
  }

  private static void addGrowing(Map<SeriesKey, Samples> ofPair, List<Chunk> chunks) {
    ofPair.forEach((key, samples) -> chunks.add(new Chunk(key, 0, samples.copy())));
  }

  private static boolean isFull(Samples samples, long time) {
    return samples.size() >= Chunk.LARGEST
        || (samples.size() > 0 && time - samples.firstTime() >= LONGEST_MILLIS);
  }
}
