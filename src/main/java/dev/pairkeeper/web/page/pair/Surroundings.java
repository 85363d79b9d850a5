package dev.pairkeeper.web.page.pair;

import dev.pairkeeper.monitor.EventLog;
import dev.pairkeeper.web.operation.Outlook;
import dev.pairkeeper.web.page.operation.OperationRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a pair besides looks at it.
 *
 * @param maintenance null when it is in none
 * @param operation the newest one, null when there was none
 * @param events newest first
 */
record Surroundings(
    Outlook outlook,
    @Nullable MaintenanceView maintenance,
    @Nullable OperationRow operation,
    List<EventLog.Event> events) {}
