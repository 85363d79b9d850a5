package dev.pairkeeper.web.api;

import dev.pairkeeper.schedule.Maintenance;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a pair is in maintenance.
 *
 * @param since null when it is in none, like all that follows
 * @param until when it ends by itself
 * @param by who ordered it or changed its end last
 */
@Schema(name = "Maintenance")
record MaintenanceResponse(
    boolean active,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable String by,
    @Nullable String reason) {

  static final MaintenanceResponse NONE = new MaintenanceResponse(false, null, null, null, null);

  static MaintenanceResponse of(Maintenance maintenance) {
    return new MaintenanceResponse(
        true, maintenance.since(), maintenance.until(), maintenance.by(), maintenance.reason());
  }
}
