package dev.pairkeeper.web.page.fleet;

import dev.pairkeeper.analysis.Health;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in the fleet.
 *
 * @param q words in name, VIP, tags, node names or the worst problem; null or blank for all
 * @param health null for all
 */
record FleetSearch(@Nullable String q, @Nullable Health health) {

  boolean fits(FleetRow row) {
    return (health == null || row.health() == health) && row.matches(words());
  }

  /** Whether it leaves anything out. */
  public boolean narrows() {
    return health != null || !words().isEmpty();
  }

  private String words() {
    return q == null ? "" : q.strip();
  }
}
