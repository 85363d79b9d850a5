package dev.pairkeeper.web.page.operation;

import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.operation.Operation;
import dev.pairkeeper.operation.OperationStatus;
import dev.pairkeeper.operation.Operations;
import dev.pairkeeper.operation.Operations.Starting;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.schedule.Schedules;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.web.operation.AuditedOperations;
import dev.pairkeeper.web.operation.AuditedPackages;
import dev.pairkeeper.web.operation.Offers;
import dev.pairkeeper.web.page.Moment;
import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Shows what operations do and did, and stops, resumes and undoes them. */
@Controller
class OperationPageController {

  private static final int MOST = 200;
  private static final int MOST_SCHEDULES = 50;

  /** After how long a browser without scripts loads the page again. */
  private static final int SECONDS_WITHOUT_SCRIPT = 3;

  private final PairRegistry registry;
  private final PairWatch watch;
  private final Operations operations;
  private final Schedules schedules;
  private final AuditedOperations audited;
  private final AuditedPackages packages;
  private final InstantSource clock = InstantSource.system();

  OperationPageController(
      PairRegistry registry,
      PairWatch watch,
      Operations operations,
      Schedules schedules,
      AuditedOperations audited,
      AuditedPackages packages) {
    this.packages = packages;
    this.schedules = schedules;
    this.registry = registry;
    this.watch = watch;
    this.operations = operations;
    this.audited = audited;
  }

  /** Of all pairs. */
  @GetMapping("/operations")
  String all(@RequestParam(required = false) @Nullable OperationStatus status, Model model) {
    model.addAttribute("rows", rows(null, status));
    model.addAttribute("chosen", status);
    model.addAttribute("statuses", OperationStatus.values());
    return "operation/fleet";
  }

  /** Of one pair, with what can be done to it. */
  @GetMapping("/pairs/{name}/operations")
  String ofPair(@PathVariable String name, Model model) {
    Pair pair = found(registry.find(name)).pair();
    model.addAttribute("pair", pair);
    model.addAttribute("offers", Offers.of(pair, watch.latest(name).map(PairStatus::snapshot)));
    model.addAttribute("uploads", packages.all().stream().map(UploadView::of).toList());
    model.addAttribute("rows", rows(name, null));
    Instant now = clock.instant();
    model.addAttribute(
        "schedules",
        schedules.find(name, null, MOST_SCHEDULES).stream()
            .map(schedule -> ScheduleRow.of(schedule, now))
            .toList());
    model.addAttribute("nowUtc", new Moment(now, now).utc());
    return "operation/pair";
  }

  @GetMapping("/operations/{id}")
  String operation(@PathVariable String id, Model model) {
    OperationView operation = view(id);
    model.addAttribute("operation", operation);
    model.addAttribute("refresh", operation.running() ? SECONDS_WITHOUT_SCRIPT : null);
    return "operation/operation";
  }

  /** The part of the page that changes. */
  @GetMapping("/operations/{id}/fragment")
  String fragment(@PathVariable String id, Model model) {
    model.addAttribute("operation", view(id));
    return "operation/live :: live";
  }

  /** Takes a fresh look, which may take some seconds. */
  @GetMapping("/operations/{id}/recovery")
  String recovery(@PathVariable String id, Model model) {
    OperationView operation = view(id);
    model.addAttribute("operation", operation);
    model.addAttribute(
        "recovery", RecoveryView.of(found(operations.recovery(id)), operation.status()));
    return "operation/recovery";
  }

  @PostMapping("/operations/{id}/cancel")
  ModelAndView cancel(@PathVariable String id, Principal user) {
    return answer(id, audited.cancel(id, user.getName()));
  }

  @PostMapping("/operations/{id}/resume")
  ModelAndView resume(@PathVariable String id, Principal user) {
    return answer(id, audited.resume(id, user.getName()));
  }

  @PostMapping("/operations/{id}/undo")
  ModelAndView undo(@PathVariable String id, Principal user) {
    return answer(id, audited.undo(id, user.getName()));
  }

  private ModelAndView answer(String id, Optional<Starting> starting) {
    return switch (found(starting)) {
      case Starting.Started _ -> new ModelAndView("redirect:/operations/{id}");
      case Starting.NotStarted(List<Reason> reasons) -> {
        OperationView operation = view(id);
        var refusal =
            new RefusalView(operation.pair(), operation.title(), reasons, operation.id(), null);
        yield new ModelAndView(
            "operation/refused", Map.of("refusal", refusal), HttpStatus.CONFLICT);
      }
    };
  }

  private List<OperationRow> rows(@Nullable String pair, @Nullable OperationStatus status) {
    Instant now = clock.instant();
    return operations.find(pair, status, MOST).stream()
        .map(operation -> OperationRow.of(operation, now))
        .toList();
  }

  private OperationView view(String id) {
    Operation operation = found(operations.find(id));
    return OperationView.of(operation, clock.instant());
  }

  private static <T> T found(Optional<T> found) {
    return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
