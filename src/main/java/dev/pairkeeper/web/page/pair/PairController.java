package dev.pairkeeper.web.page.pair;

import dev.pairkeeper.monitor.EventLog;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.operation.Operations;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.RegisteredPair;
import dev.pairkeeper.schedule.Maintenances;
import dev.pairkeeper.schedule.ScheduleStatus;
import dev.pairkeeper.schedule.Schedules;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.web.operation.Outlooks;
import dev.pairkeeper.web.page.Staleness;
import dev.pairkeeper.web.page.operation.OperationRow;
import dev.pairkeeper.web.page.operation.ScheduleRow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Shows one pair. */
@Controller
@RequestMapping("/pairs/{name}")
class PairController {

  private static final int MOST_SCHEDULES = 20;
  private static final int NEWEST_EVENTS = 30;
  private static final int EVENTS_PER_PAGE = 200;

  private final PairRegistry registry;
  private final PairWatch watch;
  private final EventLog log;
  private final Operations operations;
  private final Outlooks outlooks;
  private final Maintenances maintenances;
  private final Schedules schedules;
  private final Staleness staleness;
  private final InstantSource clock = InstantSource.system();

  PairController(
      PairRegistry registry,
      PairWatch watch,
      EventLog log,
      Operations operations,
      Outlooks outlooks,
      Maintenances maintenances,
      Schedules schedules,
      Staleness staleness) {
    this.registry = registry;
    this.watch = watch;
    this.log = log;
    this.operations = operations;
    this.outlooks = outlooks;
    this.maintenances = maintenances;
    this.schedules = schedules;
    this.staleness = staleness;
  }

  @GetMapping
  String pair(@PathVariable String name, Model model) {
    model.addAttribute("view", view(name));
    return "pair/pair";
  }

  /** The part of the page that changes. */
  @GetMapping("/fragment")
  String fragment(@PathVariable String name, Model model) {
    model.addAttribute("view", view(name));
    return "pair/live :: live";
  }

  /** Takes a look now, for a browser without scripts as for one with. */
  @PostMapping("/look")
  String look(@PathVariable String name) {
    Pair pair = registered(name);
    watch.observeNow(pair.name());
    return "redirect:/pairs/{name}";
  }

  /** All events page by page, newest first. */
  @GetMapping("/timeline")
  String timeline(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable Instant before,
      Model model) {
    Pair pair = registered(name);
    Instant now = clock.instant();
    List<EventView> events =
        log.before(name, before, EVENTS_PER_PAGE).stream()
            .map(event -> EventView.of(event, now))
            .toList();
    model.addAttribute("pair", pair);
    model.addAttribute("events", events);
    model.addAttribute("more", events.size() >= EVENTS_PER_PAGE);
    return "pair/timeline";
  }

  private PairView view(String name) {
    RegisteredPair pair = stored(name);
    Instant now = clock.instant();
    OperationRow operation =
        operations.find(name, null, 1).stream()
            .map(newest -> OperationRow.of(newest, now))
            .findFirst()
            .orElse(null);
    Optional<PairStatus> seen = watch.latest(name);
    var besides =
        new Surroundings(
            outlooks.of(name, seen),
            maintenances.find(name).map(found -> MaintenanceView.of(found, now)).orElse(null),
            operation,
            schedules.find(name, ScheduleStatus.PLANNED, MOST_SCHEDULES).stream()
                .map(schedule -> ScheduleRow.of(schedule, now))
                .toList(),
            log.before(name, null, NEWEST_EVENTS));
    return seen.map(
            status -> PairView.of(pair, status, staleness.health(status, now), besides, now))
        .orElseGet(() -> PairView.unseen(pair, besides, now));
  }

  private Pair registered(String name) {
    return stored(name).pair();
  }

  private RegisteredPair stored(String name) {
    return registry.find(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
