package dev.pairkeeper.access;

import dev.pairkeeper.access.AuditLog.Action;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.transaction.TransactionException;

/**
 * Records log-ins without letting anybody fill the audit log: scripts log in with every call, so of
 * one user from one address one log-in an hour is told, and one failure a minute; each log-in by
 * the form is. A name that nobody has is not told: people type passwords into the wrong field.
 */
final class LoginAudit {

  private static final Duration SUCCESS_AGAIN_AFTER = Duration.ofHours(1);
  private static final Duration FAILURE_AGAIN_AFTER = Duration.ofMinutes(1);
  private static final Duration SAME_LOGIN = Duration.ofSeconds(5);
  private static final int MOST_REMEMBERED = 10_000;
  private static final String NOBODY = "(unknown)";

  private record Told(Action action, String user, String address) {}

  private final AuditLog audit;
  private final Predicate<String> users;
  private final InstantSource clock;
  private final RecentlyUsed<Told, Instant> told = new RecentlyUsed<>(MOST_REMEMBERED);

  /** A log that knows by the predicate which users there are. */
  LoginAudit(AuditLog audit, Predicate<String> users, InstantSource clock) {
    this.audit = audit;
    this.users = users;
    this.clock = clock;
  }

  void succeeded(String user, String address) {
    tell(new Told(Action.LOGGED_IN, user, address), SUCCESS_AGAIN_AFTER);
  }

  void failed(String user, String address) {
    String name = isUser(user) ? user : NOBODY;
    tell(new Told(Action.LOG_IN_FAILED, name, address), FAILURE_AGAIN_AFTER);
  }

  /** Somebody logged in by the form; the very same log-in succeeded a moment ago. */
  @EventListener
  void loggedIn(InteractiveAuthenticationSuccessEvent login) {
    Authentication known = login.getAuthentication();
    tell(new Told(Action.LOGGED_IN, known.getName(), address(known)), SAME_LOGIN);
  }

  /** Where a log-in comes from; empty when that is not known. */
  static String address(Authentication login) {
    return login.getDetails() instanceof WebAuthenticationDetails web
        ? String.valueOf(web.getRemoteAddress())
        : "";
  }

  private void tell(Told login, Duration againAfter) {
    Instant now = clock.instant();
    Instant last = told.get(login).orElse(Instant.MIN);
    if (last.isAfter(now.minus(againAfter))) {
      return;
    }
    told.put(login, now);
    String what = login.action() == Action.LOGGED_IN ? "Logged in" : "A log-in failed";
    audit.record(
        login.user(), null, login.action(), "%s from %s.".formatted(what, login.address()));
  }

  private boolean isUser(String name) {
    try {
      return users.test(name);
    } catch (DataAccessException | TransactionException away) {
      return false;
    }
  }
}
