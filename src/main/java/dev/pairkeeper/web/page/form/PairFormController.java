package dev.pairkeeper.web.page.form;

import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.RegisteredPair;
import dev.pairkeeper.registry.RegistrationResult;
import dev.pairkeeper.registry.RegistrationResult.Conflict;
import dev.pairkeeper.registry.RegistrationResult.Missing;
import dev.pairkeeper.registry.RegistrationResult.Rejected;
import dev.pairkeeper.registry.RegistrationResult.Stored;
import dev.pairkeeper.registry.Violation;
import dev.pairkeeper.web.registration.AuditedRegistry;
import dev.pairkeeper.web.registration.PairDifferences;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adds and changes pairs. */
@Controller
class PairFormController {

  private final PairRegistry registry;
  private final AuditedRegistry changes;
  private final MessageSource messages;

  PairFormController(PairRegistry registry, AuditedRegistry changes, MessageSource messages) {
    this.registry = registry;
    this.changes = changes;
    this.messages = messages;
  }

  @GetMapping("/add-pair")
  ModelAndView add(
      @RequestParam(required = false) @Nullable String discovery, HttpSession session) {
    if (discovery == null) {
      return page(FormView.of(null, PairForm.empty()), HttpStatus.OK);
    }
    return discovered(discovery, session)
        .map(found -> page(FormView.proposed(found, found.form()), HttpStatus.OK))
        .orElseGet(() -> new ModelAndView("redirect:/add-running-pair"));
  }

  @GetMapping("/pairs/{name}/edit")
  ModelAndView edit(@PathVariable String name) {
    return page(FormView.of(name, PairForm.of(registered(name))), HttpStatus.OK);
  }

  @PostMapping("/add-pair")
  ModelAndView register(
      @RequestParam Map<String, String> sent,
      Locale locale,
      HttpSession session,
      Principal user,
      RedirectAttributes next) {
    PairForm typed = PairForm.sent(sent);
    Discovered found = discovered(sent.get("discovery"), session).orElse(null);
    PairForm form = found == null ? typed : found.knownTo(typed);
    FormView view = FormView.proposed(found, form);
    var reader = new PairFormReader(found == null ? form : found.completed(form));
    FormErrors errors = FormErrors.noNumbers(reader, messages, locale);
    if (found == null && sent.containsKey("discovery")) {
      errors = new FormErrors(List.of(new Violation("", lost(locale))));
    }
    if (errors.any()) {
      return page(view.with(errors), HttpStatus.BAD_REQUEST);
    }
    RegistrationResult result = changes.register(reader.spec(), user.getName());
    if (found != null && result instanceof Stored) {
      KeptProposals.of(session).forget(found.id());
    }
    return answer(result, view, next, "redirect:/pairs/{name}");
  }

  @PostMapping("/pairs/{name}/edit")
  ModelAndView change(
      @PathVariable String name,
      @RequestParam Map<String, String> sent,
      Locale locale,
      Principal user,
      RedirectAttributes next) {
    PairForm typed = PairForm.sent(sent);
    Optional<RegisteredPair> before = registry.find(name);
    PairForm form = before.map(typed::knowing).orElse(typed);
    var reader = new PairFormReader(form);
    FormErrors errors = FormErrors.noNumbers(reader, messages, locale);
    FormView view = FormView.of(name, form);
    if (errors.any()) {
      return page(view.with(errors), HttpStatus.BAD_REQUEST);
    }
    PairSpec spec = reader.spec();
    RegistrationResult result = changes.change(name, spec, form.version(), user.getName());
    if (result instanceof Stored(RegisteredPair now, var _) && before.isPresent()) {
      next.addFlashAttribute(
          "apply", PairDifferences.concernKeepalived(before.get().pair(), now.pair(), spec));
    }
    return answer(result, view, next, "redirect:/pairs/{name}/edit/done");
  }

  private ModelAndView answer(
      RegistrationResult result, FormView view, RedirectAttributes next, String leadsTo) {
    return switch (result) {
      case Stored(var pair, var warnings) -> stored(pair, warnings, next, leadsTo);
      case Rejected(var violations) ->
          page(view.with(new FormErrors(violations)), HttpStatus.BAD_REQUEST);
      case Conflict(var current) ->
          page(
              FormView.of(current.pair().name(), EditConflict.between(view.form(), current)),
              HttpStatus.CONFLICT);
      case Missing _ -> page(FormView.gone(view.form()), HttpStatus.CONFLICT);
    };
  }

  private static ModelAndView stored(
      RegisteredPair pair, List<String> warnings, RedirectAttributes next, String leadsTo) {
    next.addFlashAttribute("stored", true);
    next.addFlashAttribute("warnings", warnings);
    next.addAttribute("name", pair.pair().name());
    return new ModelAndView(leadsTo);
  }

  private static Optional<Discovered> discovered(@Nullable String id, HttpSession session) {
    return KeptProposals.of(session)
        .find(id)
        .map(proposal -> new Discovered(String.valueOf(id), proposal));
  }

  private String lost(Locale locale) {
    return messages.getMessage("discover.lost", null, locale);
  }

  private RegisteredPair registered(String name) {
    return registry.find(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static ModelAndView page(FormView view, HttpStatus status) {
    return new ModelAndView("form/form", Map.of("view", view), status);
  }
}
