package dev.pairkeeper.web;

import dev.pairkeeper.access.TooManyFailedLoginsException;
import dev.pairkeeper.web.api.ErrorKind;
import dev.pairkeeper.web.api.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/**
 * Answers a call that nobody is logged in for. The challenge that makes a browser ask for a
 * password (RFC 9110, section 11.6.1) goes to scripts only: a page's own request must lead to the
 * log-in page instead, and a password that a browser remembers would be sent along by other sites.
 */
@Component
final class CallEntryPoint implements AuthenticationEntryPoint {

  private final ProblemWriter problems;

  CallEntryPoint(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    switch (why) {
      case TooManyFailedLoginsException many -> {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(many.retryAfter().toSeconds()));
        problems.write(
            request,
            response,
            ErrorKind.TOO_MANY_FAILED_LOGINS,
            "Try again in %d s.".formatted(many.retryAfter().toSeconds()));
      }
      case AuthenticationServiceException _ ->
          problems.write(
              request,
              response,
              ErrorKind.REGISTRY_UNAVAILABLE,
              "Nobody can be logged in while the panel's own database does not answer.");
      default -> {
        if (!BrowserRequests.isFromBrowser(request)) {
          response.setHeader(
              HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Pairkeeper\", charset=\"UTF-8\"");
        }
        problems.write(
            request, response, ErrorKind.NOT_LOGGED_IN, "Log in with a user and its password.");
      }
    }
  }
}
