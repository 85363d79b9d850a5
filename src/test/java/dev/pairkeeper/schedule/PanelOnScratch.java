package dev.pairkeeper.schedule;

import dev.pairkeeper.lab.ScratchDatabase;
import dev.pairkeeper.monitor.EventSink;
import dev.pairkeeper.operation.Operations;
import dev.pairkeeper.web.doubles.InMemoryAudit;
import dev.pairkeeper.web.doubles.InMemoryOperations;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a panel has of schedules, on a registry's database that it may share with others. */
final class PanelOnScratch {

  final InMemoryAudit audit = new InMemoryAudit();
  final List<String> timeline = new ArrayList<>();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final StoredMaintenances maintenances;
  final StoredSchedules schedules;
  final ScheduledStarts starts;

  PanelOnScratch(ScratchDatabase database, InstantSource clock) {
    this(database, clock, new InMemoryOperations(pair -> Optional.empty(), event -> {}), true);
  }

  PanelOnScratch(
      ScratchDatabase database, InstantSource clock, Operations operations, boolean observes) {
    JdbcClient client = JdbcClient.create(database.jdbc());
    EventSink events =
        (pair, at, change) ->
            timeline.add("%s %s %s".formatted(at, change.kind(), change.message()));
    var table = new MaintenanceTable(client);
    maintenances =
        new StoredMaintenances(
            table, new KnownMaintenances(table, clock, meters), audit, events, clock);
    var rows = new ScheduleTable(client);
    var recorder = new ScheduleRecorder(audit, events);
    schedules = new StoredSchedules(rows, recorder, clock);
    starts = new ScheduledStarts(rows, table, operations, recorder, observes, clock, Runnable::run);
  }

  /** A registered pair of that name, as far as its name goes. */
  static void register(ScratchDatabase database, String name) {
    database
        .jdbc()
        .update(
            "insert into pair (id, version, name, vip, virtual_router_id, vrrp_version,"
                + " advert_interval_millis, preempt_mode, unicast, write_policy, max_lag_seconds,"
                + " tags, changed_at) values (?, 0, ?, '10.0.0.1/24', 51, 3, 500, 'NOPREEMPT', true,"
                + " 'SINGLE_WRITER', 30, '', current_timestamp)",
            name + "-id",
            name);
  }

  double maintenanceGauge(String pair) {
    return meters.get("pairkeeper.maintenance").tag("pair", pair).gauge().value();
  }
}
