package dev.pairkeeper.web.api;

import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.Violation;
import dev.pairkeeper.schedule.Schedule;
import dev.pairkeeper.schedule.ScheduleStatus;
import dev.pairkeeper.schedule.ScheduleWish;
import dev.pairkeeper.schedule.Schedules;
import dev.pairkeeper.schedule.Schedules.Scheduling;
import dev.pairkeeper.topology.Pair;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Plans operations for a time, and calls them off. */
@Tag(name = "Schedules")
@RestController
@RequestMapping(path = SchedulesController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class SchedulesController {

  static final String PATH = "/api/v1/pairs/{pair}/schedules";

  private static final int MOST = 1_000;

  private final PairRegistry registry;
  private final Schedules schedules;

  SchedulesController(PairRegistry registry, Schedules schedules) {
    this.registry = registry;
    this.schedules = schedules;
  }

  @Operation(
      summary = "Plans a switchover for a time",
      description =
          "Within the window the panel looks, plans afresh and starts it as soon as nothing speaks"
              + " against it, with a try every 30 seconds; after the window it is never started and"
              + " is EXPIRED with the last reasons. It does not start in maintenance.")
  @ApiResponse(responseCode = "201", description = "It is planned; Location names it")
  @ApiResponse(responseCode = "409", description = "Another one's window overlaps")
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ScheduleResponse> plan(
      @PathVariable String pair, @RequestBody ScheduleCall body, Principal user) {
    Pair registered = registered(pair);
    var wish =
        new ScheduleWish(
            PlanCalls.request(body.operation(), body.parameters(), registered),
            body.notBefore(),
            body.notAfter());
    return switch (schedules.plan(pair, wish, user.getName())) {
      case Scheduling.Scheduled(Schedule schedule) ->
          ResponseEntity.created(
                  UriComponentsBuilder.fromPath(PATH + "/{id}").build(pair, schedule.id()))
              .body(ScheduleResponse.of(schedule));
      case Scheduling.Refused(Reason reason) -> throw Refusals.of(List.of(reason));
      case Scheduling.UnknownPair _ -> throw Problems.unknownPair(pair);
      case Scheduling.Rejected(List<Violation> violations) -> throw Problems.violated(violations);
    };
  }

  @Operation(summary = "What is and was planned for a time, the one that begins last first")
  @GetMapping
  ItemsResponse<ScheduleResponse> list(
      @PathVariable String pair,
      @RequestParam(required = false) @Nullable ScheduleStatus status,
      @RequestParam(defaultValue = "100")
          @Min(value = 1, message = "must be at least 1.")
          @Max(value = MOST, message = "must be at most 1000.")
          int limit) {
    registered(pair);
    return new ItemsResponse<>(
        schedules.find(pair, status, limit).stream().map(ScheduleResponse::of).toList());
  }

  @Operation(summary = "How a schedule stands")
  @GetMapping("/{id}")
  ScheduleResponse read(@PathVariable String pair, @PathVariable String id) {
    return ScheduleResponse.of(found(pair, id));
  }

  @Operation(summary = "Calls it off")
  @ApiResponse(responseCode = "204", description = "It is not started any more")
  @ApiResponse(responseCode = "409", description = "It was started or has expired")
  @DeleteMapping("/{id}")
  ResponseEntity<Void> cancel(@PathVariable String pair, @PathVariable String id, Principal user) {
    found(pair, id);
    if (!schedules.cancel(pair, id, user.getName())) {
      throw Refusals.of(List.of(tooLate(found(pair, id))));
    }
    return ResponseEntity.noContent().build();
  }

  private static Reason tooLate(Schedule schedule) {
    return new Reason(
        "NOT_PLANNED_ANY_MORE",
        "It is %s already.".formatted(schedule.status()),
        schedule.operation() == null
            ? "Nothing needs to be done."
            : "Cancel operation %s if it still runs.".formatted(schedule.operation()));
  }

  private Schedule found(String pair, String id) {
    registered(pair);
    return schedules
        .find(pair, id)
        .orElseThrow(() -> Problems.unknown(ErrorKind.UNKNOWN_SCHEDULE, id));
  }

  private Pair registered(String pair) {
    return registry.find(pair).orElseThrow(() -> Problems.unknownPair(pair)).pair();
  }
}
