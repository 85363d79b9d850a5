package dev.pairkeeper.web.page.pair;

import java.util.List;

/**
 * One fact about both nodes, in the words of the server or host.
 *
 * @param cells one per node in the order of registration; each holds the fact's lines, none when it
 *     was not learned
 */
record DetailRow(String label, List<List<String>> cells) {

  /** Whether it is worth its place: some node told it. */
  boolean told() {
    return cells.stream().anyMatch(lines -> !lines.isEmpty());
  }
}
