package dev.pairkeeper.topology;

import java.time.Instant;
import java.util.List;

/**
 * How the files of a node differ from those that are wanted for it.
 *
 * @param since when a difference was first seen
 * @param files those that differ, at least one
 */
public record ConfigurationDrift(Instant since, List<FileDrift> files) {

  public ConfigurationDrift {
    files = List.copyOf(files);
  }
}
