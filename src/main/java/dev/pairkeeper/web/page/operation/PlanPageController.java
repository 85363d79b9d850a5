package dev.pairkeeper.web.page.operation;

import dev.pairkeeper.operation.Operation;
import dev.pairkeeper.operation.Operations;
import dev.pairkeeper.operation.Operations.Planning;
import dev.pairkeeper.operation.Operations.Starting;
import dev.pairkeeper.operation.StoredPlan;
import dev.pairkeeper.plan.OperationKind;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.web.operation.AuditedOperations;
import java.security.Principal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Makes plans, shows them and has them run. */
@Controller
class PlanPageController {

  private final PairRegistry registry;
  private final Operations operations;
  private final AuditedOperations audited;
  private final InstantSource clock = InstantSource.system();

  PlanPageController(PairRegistry registry, Operations operations, AuditedOperations audited) {
    this.registry = registry;
    this.operations = operations;
    this.audited = audited;
  }

  @PostMapping("/pairs/{name}/plans")
  ModelAndView plan(
      @PathVariable String name,
      @RequestParam OperationKind operation,
      @RequestParam Map<String, String> sent,
      Principal user,
      RedirectAttributes next) {
    OperationRequest request =
        PlanWish.read(operation, sent, registered(name))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    return planned(name, request, user, next);
  }

  /** Where saving a pair leads: to the plan that brings it onto its hosts, if there is need. */
  @GetMapping("/pairs/{name}/edit/done")
  ModelAndView saved(
      @PathVariable String name, Model saved, Principal user, RedirectAttributes next) {
    saved.asMap().forEach((key, value) -> next.addFlashAttribute(key, value));
    return Boolean.TRUE.equals(saved.getAttribute("apply"))
        ? planned(name, new OperationRequest.ApplyConfig(), user, next)
        : new ModelAndView("redirect:/pairs/{name}");
  }

  @GetMapping("/plans/{id}")
  String plan(@PathVariable String id, Model model) {
    model.addAttribute("plan", PlanView.of(found(operations.plan(id)), clock.instant()));
    return "operation/plan";
  }

  @PostMapping("/plans/{id}/run")
  ModelAndView run(@PathVariable String id, Principal user, RedirectAttributes next) {
    StoredPlan plan = found(operations.plan(id));
    return switch (found(operations.run(id, user.getName()))) {
      case Starting.Started(Operation operation) -> {
        next.addAttribute("id", operation.id());
        yield new ModelAndView("redirect:/operations/{id}");
      }
      case Starting.NotStarted(List<Reason> reasons) ->
          refused(plan.plan().pair(), plan.plan().request(), reasons);
    };
  }

  private ModelAndView planned(
      String pair, OperationRequest request, Principal user, RedirectAttributes next) {
    return switch (found(audited.plan(pair, request, user.getName()))) {
      case Planning.Planned(StoredPlan plan) -> {
        next.addAttribute("id", plan.id());
        yield new ModelAndView("redirect:/plans/{id}");
      }
      case Planning.NotPlanned(List<Reason> reasons) -> refused(pair, request, reasons);
    };
  }

  private static ModelAndView refused(String pair, OperationRequest request, List<Reason> reasons) {
    PlanWish again = PlanWish.of(request);
    return new ModelAndView(
        "operation/refused",
        Map.of("refusal", new RefusalView(pair, again.title(), reasons, null, again)),
        HttpStatus.CONFLICT);
  }

  private Pair registered(String name) {
    return found(registry.find(name)).pair();
  }

  private static <T> T found(Optional<T> found) {
    return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
