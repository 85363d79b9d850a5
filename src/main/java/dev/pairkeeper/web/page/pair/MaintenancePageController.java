package dev.pairkeeper.web.page.pair;

import dev.pairkeeper.registry.Violation;
import dev.pairkeeper.schedule.MaintenanceWish;
import dev.pairkeeper.schedule.Maintenances;
import dev.pairkeeper.schedule.Maintenances.Ordering;
import dev.pairkeeper.web.page.Text;
import dev.pairkeeper.web.page.operation.RefusalView;
import java.security.Principal;
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

/** Puts a pair into maintenance and ends it. */
@Controller
@RequestMapping("/pairs/{name}/maintenance")
class MaintenancePageController {

  private final Maintenances maintenances;

  MaintenancePageController(Maintenances maintenances) {
    this.maintenances = maintenances;
  }

  @PostMapping
  ModelAndView order(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable Integer minutes,
      @RequestParam(defaultValue = "") String reason,
      Principal user) {
    var wish = new MaintenanceWish(null, minutes, reason);
    return switch (maintenances.order(name, wish, user.getName())) {
      case Ordering.Ordered _ -> new ModelAndView("redirect:/pairs/{name}");
      case Ordering.UnknownPair _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      case Ordering.Rejected(List<Violation> violations) -> refused(name, violations);
    };
  }

  @PostMapping("/end")
  String end(@PathVariable String name, Principal user) {
    maintenances.end(name, user.getName());
    return "redirect:/pairs/{name}";
  }

  private static ModelAndView refused(String name, List<Violation> violations) {
    return new ModelAndView(
        "operation/refused",
        Map.of("refusal", RefusalView.of(name, Text.of("maintenance.title"), violations)),
        HttpStatus.BAD_REQUEST);
  }
}
