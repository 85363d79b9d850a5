package dev.pairkeeper.web.page;

import dev.pairkeeper.analysis.ProblemCatalogue;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Explains words, problems and the accounts that the panel needs. */
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

  @GetMapping("/accounts")
  String accounts() {
    return "help/accounts";
  }
}
