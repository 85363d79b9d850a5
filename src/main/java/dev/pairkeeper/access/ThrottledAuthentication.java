package dev.pairkeeper.access;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;

/** Lets log-ins through to another one unless too many failed before. */
final class ThrottledAuthentication implements AuthenticationManager {

  private final AuthenticationManager passwords;
  private final FailedLogins failures;
  private final LoginAudit audit;

  ThrottledAuthentication(
      AuthenticationManager passwords, FailedLogins failures, LoginAudit audit) {
    this.passwords = passwords;
    this.failures = failures;
    this.audit = audit;
  }

  /**
   * {@inheritDoc}
   *
   * @throws TooManyFailedLoginsException when this one was not tried
   */
  @Override
  public Authentication authenticate(Authentication login) {
    String user = login.getName();
    String address = LoginAudit.address(login);
    failures
        .wait(user, address)
        .ifPresent(wait -> {
          throw new TooManyFailedLoginsException(wait);
        });
    try {
      Authentication known = passwords.authenticate(login);
      failures.succeeded(user, address);
      audit.succeeded(user, address);
      return known;
    } catch (BadCredentialsException wrong) {
      failures.failed(user, address);
      audit.failed(user, address);
      throw wrong;
    }
  }
}
