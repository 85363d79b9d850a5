package dev.pairkeeper.web.api;

import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.Violation;
import dev.pairkeeper.schedule.Maintenance;
import dev.pairkeeper.schedule.Maintenances;
import dev.pairkeeper.schedule.Maintenances.Ordering;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Puts a pair into maintenance, for a time. */
@Tag(name = "Maintenance")
@RestController
@RequestMapping(
    path = "/api/v1/pairs/{pair}/maintenance",
    produces = MediaType.APPLICATION_JSON_VALUE)
class MaintenanceController {

  private final PairRegistry registry;
  private final Maintenances maintenances;

  MaintenanceController(PairRegistry registry, Maintenances maintenances) {
    this.registry = registry;
    this.maintenances = maintenances;
  }

  @Operation(summary = "Whether the pair is in maintenance, until when, by whom and why")
  @GetMapping
  MaintenanceResponse read(@PathVariable String pair) {
    checkRegistered(pair);
    return maintenances.find(pair).map(MaintenanceResponse::of).orElse(MaintenanceResponse.NONE);
  }

  @Operation(
      summary = "Puts the pair into maintenance, or changes its end",
      description =
          "Until a time or for so many minutes, 30 days at most; it ends by itself. Meanwhile"
              + " pairkeeper_maintenance is 1, by which alert rules mute, and the panel starts"
              + " nothing by itself. Problems are shown as ever, and operations that somebody"
              + " starts run.")
  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  MaintenanceResponse order(
      @PathVariable String pair, @RequestBody MaintenanceCall body, Principal user) {
    return switch (maintenances.order(pair, body.wish(), user.getName())) {
      case Ordering.Ordered(Maintenance maintenance) -> MaintenanceResponse.of(maintenance);
      case Ordering.UnknownPair _ -> throw Problems.unknownPair(pair);
      case Ordering.Rejected(List<Violation> violations) -> throw Problems.violated(violations);
    };
  }

  @Operation(summary = "Ends the maintenance now; nothing happens when there is none")
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable String pair, Principal user) {
    checkRegistered(pair);
    maintenances.end(pair, user.getName());
  }

  private void checkRegistered(String pair) {
    if (registry.find(pair).isEmpty()) {
      throw Problems.unknownPair(pair);
    }
  }
}
