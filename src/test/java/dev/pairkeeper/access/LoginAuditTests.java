package dev.pairkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.web.doubles.InMemoryAudit;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

class LoginAuditTests {

  private static final String HOME = "10.0.0.1";

  private Instant now = Instant.parse("2026-01-31T12:00:00Z");
  private final InMemoryAudit audit = new InMemoryAudit();
  private final LoginAudit logins = new LoginAudit(audit, "admin"::equals, () -> now);

  @Test
  void scriptThatLogsInWithEveryCallIsToldOnceAnHour() {
    for (int minute = 0; minute < 61; minute++) {
      logins.succeeded("admin", HOME);
      now = now.plusSeconds(60);
    }

    assertThat(audit.lines())
        .hasSize(2)
        .containsOnly("admin null LOGGED_IN: Logged in from 10.0.0.1.");
  }

  @Test
  void eachLogInByTheFormIsToldOnce() {
    byForm();
    now = now.plusSeconds(60);
    byForm();

    assertThat(audit.lines()).hasSize(2);
  }

  @Test
  void guessingIsToldOnceAMinute() {
    for (int i = 0; i < 120; i++) {
      logins.failed("admin", HOME);
      now = now.plusSeconds(1);
    }

    assertThat(audit.lines())
        .hasSize(2)
        .containsOnly("admin null LOG_IN_FAILED: A log-in failed from 10.0.0.1.");
  }

  @Test
  void passwordTypedIntoTheFieldOfTheUserIsNotTold() {
    logins.failed("correct-horse-battery-staple", HOME);

    assertThat(audit.lines())
        .containsExactly("(unknown) null LOG_IN_FAILED: A log-in failed from 10.0.0.1.");
  }

  @Test
  void failureIsToldWhileTheDatabaseIsAway() {
    new LoginAudit(
            audit,
            name -> {
              throw new DataAccessResourceFailureException("away");
            },
            () -> now)
        .failed("admin", HOME);

    assertThat(audit.lines()).hasSize(1).allMatch(line -> line.startsWith("(unknown)"));
  }

  private void byForm() {
    logins.succeeded("admin", HOME);
    var login = UsernamePasswordAuthenticationToken.authenticated("admin", null, List.of());
    login.setDetails(new WebAuthenticationDetails(HOME, null));
    logins.loggedIn(new InteractiveAuthenticationSuccessEvent(login, getClass()));
  }
}
