package dev.pairkeeper.web;

import dev.pairkeeper.access.TooManyFailedLoginsException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Leads back to the log-in page with parameters that say why: {@code error} alone for a wrong user
 * or password, beside it {@code throttled} with the seconds to wait, or {@code unavailable} when
 * the database does not answer.
 */
final class FailedLoginRedirect implements AuthenticationFailureHandler {

  private final String loginPage;

  FailedLoginRedirect(String loginPage) {
    this.loginPage = loginPage;
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    response.sendRedirect(request.getContextPath() + loginPage + "?" + reason(why));
  }

  private static String reason(AuthenticationException why) {
    return switch (why) {
      case TooManyFailedLoginsException many -> "error&throttled=" + many.retryAfter().toSeconds();
      case AuthenticationServiceException _ -> "error&unavailable";
      default -> "error";
    };
  }
}
