package dev.pairkeeper.web.page.configuration;

import dev.pairkeeper.analysis.Health;
import java.util.List;
import java.util.Optional;

/**
 * A variable on both servers.
 *
 * @param name what it means is the message {@code value.NAME}; what it does as it is, when that is
 *     not right, {@code value.NAME.wrong}
 * @param cells in the order of registration; empty where the server did not tell it or does not
 *     have it
 * @param differs whether both told it and it is not the same
 */
record ValueRow(String name, List<Optional<String>> cells, boolean differs, Health verdict) {

  /** Whether it is not as it has to be. */
  public boolean wrong() {
    return verdict == Health.WARNING || verdict == Health.CRITICAL;
  }

  /** Whether some server told it. */
  boolean told() {
    return cells.stream().anyMatch(Optional::isPresent);
  }

  /** The values, – for what is not known. */
  public List<String> texts() {
    return cells.stream().map(cell -> cell.orElse("–")).toList();
  }
}
