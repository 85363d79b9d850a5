package dev.pairkeeper.web.page.pair;

import dev.pairkeeper.schedule.Maintenance;
import dev.pairkeeper.web.page.Moment;
import dev.pairkeeper.web.page.Until;
import java.time.Instant;

/** The maintenance that a pair is in. */
record MaintenanceView(Moment since, Until until, String by, String reason) {

  static MaintenanceView of(Maintenance maintenance, Instant now) {
    return new MaintenanceView(
        new Moment(maintenance.since(), now),
        new Until(maintenance.until(), now),
        maintenance.by(),
        maintenance.reason());
  }
}
