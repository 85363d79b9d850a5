package dev.pairkeeper.web.page.form;

import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.RegisteredPair;
import dev.pairkeeper.registry.RegistrationResult;
import dev.pairkeeper.registry.RegistrationResult.Conflict;
import dev.pairkeeper.registry.RegistrationResult.Missing;
import dev.pairkeeper.registry.RegistrationResult.Rejected;
import dev.pairkeeper.registry.RegistrationResult.Stored;
import dev.pairkeeper.registry.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private final MessageSource messages;

  PairFormController(PairRegistry registry, MessageSource messages) {
    this.registry = registry;
    this.messages = messages;
  }

  @GetMapping("/add-pair")
  ModelAndView add() {
    return page(FormView.of(null, PairForm.empty()), HttpStatus.OK);
  }

  @GetMapping("/pairs/{name}/edit")
  ModelAndView edit(@PathVariable String name) {
    return page(FormView.of(name, PairForm.of(registered(name))), HttpStatus.OK);
  }

  @PostMapping("/add-pair")
  ModelAndView register(
      @RequestParam Map<String, String> sent, Locale locale, RedirectAttributes next) {
    PairForm form = PairForm.sent(sent);
    var reader = new PairFormReader(form);
    FormErrors errors = noNumbers(reader, locale);
    return errors.any()
        ? page(FormView.of(null, form).with(errors), HttpStatus.BAD_REQUEST)
        : answer(registry.register(reader.spec()), null, form, next);
  }

  @PostMapping("/pairs/{name}/edit")
  ModelAndView change(
      @PathVariable String name,
      @RequestParam Map<String, String> sent,
      Locale locale,
      RedirectAttributes next) {
    PairForm typed = PairForm.sent(sent);
    PairForm form = registry.find(name).map(typed::knowing).orElse(typed);
    var reader = new PairFormReader(form);
    FormErrors errors = noNumbers(reader, locale);
    return errors.any()
        ? page(FormView.of(name, form).with(errors), HttpStatus.BAD_REQUEST)
        : answer(registry.change(name, reader.spec(), form.version()), name, form, next);
  }

  private ModelAndView answer(
      RegistrationResult result, @Nullable String name, PairForm form, RedirectAttributes next) {
    return switch (result) {
      case Stored(var pair, var warnings) -> stored(pair, warnings, next);
      case Rejected(var violations) ->
          page(FormView.of(name, form).with(new FormErrors(violations)), HttpStatus.BAD_REQUEST);
      case Conflict(var current) ->
          page(
              FormView.of(current.pair().name(), EditConflict.between(form, current)),
              HttpStatus.CONFLICT);
      case Missing _ -> page(FormView.gone(form), HttpStatus.CONFLICT);
    };
  }

  private static ModelAndView stored(
      RegisteredPair pair, List<String> warnings, RedirectAttributes next) {
    next.addFlashAttribute("stored", true);
    next.addFlashAttribute("warnings", warnings);
    next.addAttribute("name", pair.pair().name());
    return new ModelAndView("redirect:/pairs/{name}");
  }

  private FormErrors noNumbers(PairFormReader reader, Locale locale) {
    return new FormErrors(
        reader.noNumbers().stream()
            .map(path -> new Violation(path, messages.getMessage("form.noNumber", null, locale)))
            .toList());
  }

  private RegisteredPair registered(String name) {
    return registry.find(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static ModelAndView page(FormView view, HttpStatus status) {
    return new ModelAndView("form/form", Map.of("view", view), status);
  }
}
