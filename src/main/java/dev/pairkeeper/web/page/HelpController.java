package dev.pairkeeper.web.page;

import dev.pairkeeper.analysis.ProblemCatalogue;
import dev.pairkeeper.keepalived.lint.Linter;
import dev.pairkeeper.plan.OperationKind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Explains words, problems, rules and the accounts that the panel needs. */
@Controller
@RequestMapping("/help")
class HelpController {

  @GetMapping
  String words() {
    return "help/words";
  }

  @GetMapping("/problems")
  String problems(Model model) {
    model.addAttribute("entries", ProblemCatalogue.entries());
    return "help/problems";
  }

  @GetMapping("/operations")
  String operations(Model model) {
    model.addAttribute("kinds", OperationKind.values());
    return "help/operations";
  }

  @GetMapping("/lint-rules")
  String lintRules(@RequestParam(defaultValue = "") String q, Model model) {
    model.addAttribute("q", q);
    model.addAttribute("total", Linter.rules().size());
    model.addAttribute("groups", RuleGroup.matching(q));
    return "help/lint-rules";
  }

  @GetMapping("/accounts")
  String accounts() {
    return "help/accounts";
  }
}
