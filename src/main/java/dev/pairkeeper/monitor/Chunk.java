package dev.pairkeeper.monitor;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a series, as it is stored; never empty.
 *
 * @param stepMillis what it was thinned to, 0 for full resolution
 */
record Chunk(SeriesKey key, long stepMillis, Samples samples) {

  /** So many samples fit into a row of the database, whatever their values. */
  static final int LARGEST = 1_500;

  /** As many chunks as it takes to store the samples. */
  static List<Chunk> of(SeriesKey key, long stepMillis, Samples samples) {
    List<Chunk> chunks = new ArrayList<>();
    for (int start = 0; start < samples.size(); start += LARGEST) {
      chunks.add(new Chunk(key, stepMillis, samples.part(start, start + LARGEST)));
    }
    return chunks;
  }

  /** What tells it from other chunks: no two of a series begin at the same time. */
  Id id() {
    return new Id(key, stepMillis, samples.firstTime());
  }

  /** The chunk under the pair's new name, if it is that pair's. */
  Chunk ofPair(String before, String now) {
    return key.pair().equals(before) ? new Chunk(key.ofPair(now), stepMillis, samples) : this;
  }

  /** The key of a stored chunk. */
  record Id(SeriesKey key, long stepMillis, long firstTime) {}
}
