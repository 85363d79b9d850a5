package dev.pairkeeper.web.page.form;

import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.web.registration.AuditedRegistry;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks before a pair is forgotten, then forgets it. */
@Controller
@RequestMapping("/pairs/{name}/remove")
class RemovalController {

  private final PairRegistry registry;
  private final AuditedRegistry changes;

  RemovalController(PairRegistry registry, AuditedRegistry changes) {
    this.registry = registry;
    this.changes = changes;
  }

  @GetMapping
  String ask(@PathVariable String name, Model model) {
    model.addAttribute("pair", registry.find(name).orElseThrow(RemovalController::gone).pair());
    return "form/remove";
  }

  @PostMapping
  String remove(@PathVariable String name, Principal user, RedirectAttributes next) {
    if (!changes.remove(name, user.getName())) {
      throw gone();
    }
    next.addFlashAttribute("removed", name);
    return "redirect:/";
  }

  private static ResponseStatusException gone() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
