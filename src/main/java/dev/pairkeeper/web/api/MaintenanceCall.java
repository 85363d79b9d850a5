package dev.pairkeeper.web.api;

import dev.pairkeeper.schedule.MaintenanceWish;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Maintenance that is to be ordered: until a moment or for so many minutes.
 *
 * @param until at most 30 days ahead
 * @param minutes in place of until, from now on
 * @param reason one line, for others to read
 */
@Schema(name = "MaintenanceRequest")
record MaintenanceCall(
    @Nullable Instant until, @Nullable Integer minutes, @Nullable String reason) {

  MaintenanceWish wish() {
    return new MaintenanceWish(until, minutes, reason);
  }
}
