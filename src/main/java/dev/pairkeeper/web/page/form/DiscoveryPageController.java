package dev.pairkeeper.web.page.form;

import dev.pairkeeper.discovery.DiscoveryResult.Found;
import dev.pairkeeper.discovery.DiscoveryResult.Refused;
import dev.pairkeeper.discovery.PairDiscovery;
import dev.pairkeeper.discovery.Proposal;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Asks for access to a running pair, reads it, and goes on to the form, filled in. */
@Controller
class DiscoveryPageController {

  private final PairDiscovery discovery;
  private final MessageSource messages;

  DiscoveryPageController(PairDiscovery discovery, MessageSource messages) {
    this.discovery = discovery;
    this.messages = messages;
  }

  @GetMapping("/add-running-pair")
  ModelAndView ask() {
    return page(newId(), FormFields.accessStart(), FormErrors.NONE, List.of(), HttpStatus.OK);
  }

  @PostMapping("/add-running-pair")
  ModelAndView discover(
      @RequestParam Map<String, String> sent, Locale locale, HttpSession session) {
    String id = KeptProposals.id(sent.get("discovery")).orElseGet(DiscoveryPageController::newId);
    AccessForm access = new AccessForm(sent);
    FormErrors errors = FormErrors.noNumbers(access.reader(), messages, locale);
    if (errors.any()) {
      return page(id, access.form(), errors, List.of(), HttpStatus.BAD_REQUEST);
    }
    return switch (discovery.discover(access.request())) {
      case Refused(var violations) ->
          page(id, access.form(), new FormErrors(violations), List.of(), HttpStatus.BAD_REQUEST);
      case Found(var proposal) -> found(id, access, proposal, session);
    };
  }

  private static ModelAndView found(
      String id, AccessForm access, Proposal proposal, HttpSession session) {
    if (!proposal.choices().isEmpty()) {
      return page(id, access.form(), FormErrors.NONE, proposal.choices(), HttpStatus.CONFLICT);
    }
    KeptProposals.of(session).keep(id, proposal);
    return new ModelAndView("redirect:/add-pair", "discovery", id);
  }

  private static ModelAndView page(
      String id,
      PairForm form,
      FormErrors errors,
      List<Proposal.Choice> choices,
      HttpStatus status) {
    var view = new AccessView(id, form, errors, choices);
    return new ModelAndView("form/discover", Map.of("view", view), status);
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
