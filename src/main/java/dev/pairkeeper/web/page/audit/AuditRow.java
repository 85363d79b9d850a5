package dev.pairkeeper.web.page.audit;

import dev.pairkeeper.access.AuditLog;
import dev.pairkeeper.access.AuditLog.Action;
import dev.pairkeeper.web.page.Moment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of the audit log. */
record AuditRow(Moment at, String user, @Nullable String pair, Action action, String detail) {

  static AuditRow of(AuditLog.Entry entry, Instant now) {
    return new AuditRow(
        new Moment(entry.at(), now), entry.user(), entry.pair(), entry.action(), entry.detail());
  }
}
