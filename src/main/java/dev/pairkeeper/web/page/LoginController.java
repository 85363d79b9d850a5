package dev.pairkeeper.web.page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows the log-in page; logging in itself is the security filter's. */
@Controller
class LoginController {

  @GetMapping("/login")
  String login() {
    return "login";
  }
}
