package dev.pairkeeper.registry;

import dev.pairkeeper.topology.NodeConfiguration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted for the files of a node.
 *
 * @param takenAt when they became the wanted ones
 * @param takenBy the user who accepted them; null when the panel adopted them as it found them
 * @param driftSince when the actual files were first seen to differ; null when they do not
 */
public record ConfigurationBase(
    NodeConfiguration configuration,
    Instant takenAt,
    @Nullable String takenBy,
    @Nullable Instant driftSince) {

  /** The same since that moment different from the actual files, or no longer with null. */
  public ConfigurationBase drifting(@Nullable Instant since) {
    return new ConfigurationBase(configuration, takenAt, takenBy, since);
  }
}
