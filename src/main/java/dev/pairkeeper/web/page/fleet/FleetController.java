package dev.pairkeeper.web.page.fleet;

import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.RegisteredPair;
import dev.pairkeeper.schedule.Maintenance;
import dev.pairkeeper.schedule.Maintenances;
import dev.pairkeeper.web.page.Staleness;
import dev.pairkeeper.web.page.Until;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows every pair. */
@Controller
class FleetController {

  private final PairRegistry registry;
  private final PairWatch watch;
  private final Maintenances maintenances;
  private final Staleness staleness;
  private final InstantSource clock = InstantSource.system();

  FleetController(
      PairRegistry registry, PairWatch watch, Maintenances maintenances, Staleness staleness) {
    this.maintenances = maintenances;
    this.registry = registry;
    this.watch = watch;
    this.staleness = staleness;
  }

  @GetMapping("/")
  String fleet(FleetSearch search, Model model) {
    model.addAttribute("fleet", view(search));
    return "fleet/fleet";
  }

  /** The part of the page that changes. */
  @GetMapping("/fleet/fragment")
  String fragment(FleetSearch search, Model model) {
    model.addAttribute("fleet", view(search));
    return "fleet/rows :: live";
  }

  private FleetView view(FleetSearch search) {
    Instant now = clock.instant();
    Map<String, PairStatus> seen =
        watch.all().stream()
            .collect(
                Collectors.toMap(
                    status -> status.snapshot().pair().name(), Function.identity(), (a, b) -> b));
    Map<String, Maintenance> maintained = maintenances.known();
    List<FleetRow> rows =
        registry.all().stream()
            .map(registered -> {
              String name = registered.pair().name();
              return row(registered, seen.get(name), maintained.get(name), now);
            })
            .toList();
    return FleetView.of(rows, search, now);
  }

  private FleetRow row(
      RegisteredPair registered,
      @Nullable PairStatus status,
      @Nullable Maintenance maintenance,
      Instant now) {
    Until until = maintenance == null ? null : new Until(maintenance.until(), now);
    return status == null
        ? FleetRow.unseen(registered.pair(), until)
        : FleetRow.of(registered.pair(), status, staleness.health(status, now), until, now);
  }
}
