package dev.pairkeeper.access;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Lets log-ins through to another one unless too many failed before. */
final class ThrottledAuthentication implements AuthenticationManager {

  private final AuthenticationManager passwords;
  private final FailedLogins failures;

  ThrottledAuthentication(AuthenticationManager passwords, FailedLogins failures) {
    this.passwords = passwords;
    this.failures = failures;
  }

  /**
   * {@inheritDoc}
   *
   * @throws TooManyFailedLoginsException when this one was not tried
   */
  @Override
  public Authentication authenticate(Authentication login) {
    String user = login.getName();
    String address = address(login);
    failures
        .wait(user, address)
        .ifPresent(wait -> {
          throw new TooManyFailedLoginsException(wait);
        });
    try {
      Authentication known = passwords.authenticate(login);
      failures.succeeded(user, address);
      return known;
    } catch (BadCredentialsException wrong) {
      failures.failed(user, address);
      throw wrong;
    }
  }

  private static String address(Authentication login) {
    return login.getDetails() instanceof WebAuthenticationDetails web
        ? String.valueOf(web.getRemoteAddress())
        : "";
  }
}
