package dev.pairkeeper.web.api;

import dev.pairkeeper.monitor.EventLog;
import dev.pairkeeper.monitor.LagHistory;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.web.api.Problems.FieldError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a pair's past looks saw. */
@Tag(name = "History")
@RestController
@RequestMapping(path = "/api/v1/pairs/{pair}", produces = MediaType.APPLICATION_JSON_VALUE)
class PairHistoryController {

  private static final Duration LAST_HOUR = Duration.ofHours(1);
  private static final int MOST_POINTS = 5_000;
  private static final int MOST_EVENTS = 1_000;

  private final PairRegistry registry;
  private final LagHistory lags;
  private final EventLog events;
  private final InstantSource clock = InstantSource.system();

  PairHistoryController(PairRegistry registry, LagHistory lags, EventLog events) {
    this.registry = registry;
    this.lags = lags;
    this.events = events;
  }

  @Operation(
      summary = "How far each direction was behind, by default in the last hour",
      description = "Thinned to so many points each; of merged points the largest lag stays.")
  @GetMapping("/lag")
  LagResponse lag(
      @PathVariable String pair,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(defaultValue = "300")
          @Min(value = 1, message = "must be at least 1.")
          @Max(value = MOST_POINTS, message = "must be at most 5000.")
          int points) {
    checkRegistered(pair);
    Instant end = to == null ? clock.instant() : to;
    Instant start = from == null ? end.minus(LAST_HOUR) : from;
    if (start.isAfter(end)) {
      throw Problems.thrown(
          Problems.invalid(List.of(new FieldError("from", "must not be after to."))));
    }
    return LagResponse.of(lags.series(pair, start, end, points));
  }

  @Operation(
      summary = "What happened to the pair, newest first",
      description = "Page on with before = the last event's at.")
  @GetMapping("/events")
  ItemsResponse<EventResponse> events(
      @PathVariable String pair,
      @RequestParam(required = false) @Nullable Instant before,
      @RequestParam(defaultValue = "100")
          @Min(value = 1, message = "must be at least 1.")
          @Max(value = MOST_EVENTS, message = "must be at most 1000.")
          int limit) {
    checkRegistered(pair);
    return new ItemsResponse<>(
        events.before(pair, before, limit).stream().map(EventResponse::of).toList());
  }

  private void checkRegistered(String pair) {
    if (registry.find(pair).isEmpty()) {
      throw Problems.unknownPair(pair);
    }
  }
}
