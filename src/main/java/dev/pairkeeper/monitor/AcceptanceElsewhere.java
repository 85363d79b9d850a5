package dev.pairkeeper.monitor;

import dev.pairkeeper.registry.ConfigurationBases;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Notices that another panel on the same registry made other files the wanted ones. Asks for the
 * versions of all nodes at once; contents are read only where they changed.
 */
@Component
final class AcceptanceElsewhere implements Chore {

  private static final Duration PERIOD = Duration.ofSeconds(10);

  private final ConfigurationBases bases;
  private final ConfigurationKeeper keeper;

  AcceptanceElsewhere(ConfigurationBases bases, ConfigurationKeeper keeper) {
    this.bases = bases;
    this.keeper = keeper;
  }

  @Override
  public Duration period() {
    return PERIOD;
  }

  @Override
  public void run() {
    keeper.versions(bases.taken());
  }
}
