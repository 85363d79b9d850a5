package dev.pairkeeper.web.page.operation;

import dev.pairkeeper.plan.OperationKind;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.Violation;
import dev.pairkeeper.schedule.ScheduleWish;
import dev.pairkeeper.schedule.Schedules;
import dev.pairkeeper.schedule.Schedules.Scheduling;
import dev.pairkeeper.topology.Pair;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Plans operations for a time, and calls them off. */
@Controller
@RequestMapping("/pairs/{name}/schedules")
class SchedulePageController {

  private final PairRegistry registry;
  private final Schedules schedules;

  SchedulePageController(PairRegistry registry, Schedules schedules) {
    this.registry = registry;
    this.schedules = schedules;
  }

  @PostMapping
  ModelAndView plan(
      @PathVariable String name,
      @RequestParam OperationKind operation,
      @RequestParam Map<String, String> sent,
      Principal user) {
    Pair pair = registry.find(name).orElseThrow(SchedulePageController::notFound).pair();
    OperationRequest request =
        PlanWish.read(operation, sent, pair)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    var wish = new ScheduleWish(request, utc(sent.get("notBefore")), utc(sent.get("notAfter")));
    return switch (schedules.plan(name, wish, user.getName())) {
      case Scheduling.Scheduled _ -> new ModelAndView("redirect:/pairs/{name}/operations");
      case Scheduling.UnknownPair _ -> throw notFound();
      case Scheduling.Rejected(List<Violation> violations) ->
          refused(
              RefusalView.of(name, OperationTitle.of(request), violations), HttpStatus.BAD_REQUEST);
      case Scheduling.Refused(Reason reason) ->
          refused(
              new RefusalView(name, OperationTitle.of(request), List.of(reason), null, null),
              HttpStatus.CONFLICT);
    };
  }

  @PostMapping("/{id}/cancel")
  String cancel(@PathVariable String name, @PathVariable String id, Principal user) {
    schedules.cancel(name, id, user.getName());
    return "redirect:/pairs/{name}/operations";
  }

  /** What a field for a date and a time without a zone sends, taken for UTC as the label says. */
  private static @Nullable Instant utc(@Nullable String sent) {
    try {
      return sent == null || sent.isEmpty()
          ? null
          : LocalDateTime.parse(sent).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException wrong) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }

  private static ModelAndView refused(RefusalView refusal, HttpStatus status) {
    return new ModelAndView("operation/refused", Map.of("refusal", refusal), status);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
