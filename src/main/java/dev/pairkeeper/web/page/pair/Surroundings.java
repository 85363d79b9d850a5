package dev.pairkeeper.web.page.pair;

import dev.pairkeeper.monitor.EventLog;
import dev.pairkeeper.web.operation.Outlook;
import dev.pairkeeper.web.page.operation.OperationRow;
import dev.pairkeeper.web.page.operation.ScheduleRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a pair besides looks at it.
 *
 * @param maintenance null when it is in none
 * @param operation the newest one, null when there was none
 * @param schedules those that are still to come
 * @param events newest first
 */
record Surroundings(
    Outlook outlook,
    @Nullable MaintenanceView maintenance,
    @Nullable OperationRow operation,
    List<ScheduleRow> schedules,
    List<EventLog.Event> events) {}
