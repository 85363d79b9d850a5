package dev.pairkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailedLoginsTests {

  private Instant now = Instant.parse("2026-01-31T12:00:00Z");
  private final FailedLogins failures = new FailedLogins(() -> now);

  @Test
  void tenthFailureIsTheLastForAMinute() {
    fail(9, "admin", "192.0.2.1");
    assertThat(failures.wait("admin", "192.0.2.1")).isEmpty();

    fail(1, "admin", "192.0.2.1");
    assertThat(failures.wait("admin", "192.0.2.1")).contains(Duration.ofMinutes(1));

    now = now.plusSeconds(59).plusMillis(500);
    assertThat(failures.wait("admin", "192.0.2.1")).contains(Duration.ofSeconds(1));
    now = now.plusSeconds(1);
    assertThat(failures.wait("admin", "192.0.2.1")).isEmpty();
  }

  @Test
  void nobodyElseIsLockedOut() {
    fail(50, "admin", "192.0.2.1");

    assertThat(failures.wait("admin", "192.0.2.2")).isEmpty();
    assertThat(failures.wait("viewer", "192.0.2.1")).isEmpty();
  }

  @Test
  void manyUsersTriedFromOneAddressAreTooMany() {
    for (int i = 0; i < 100; i++) {
      fail(1, "user" + i, "192.0.2.1");
    }

    assertThat(failures.wait("somebody", "192.0.2.1")).isPresent();
    assertThat(failures.wait("somebody", "192.0.2.2")).isEmpty();
  }

  @Test
  void successForgetsTheUsersFailures() {
    fail(9, "admin", "192.0.2.1");
    failures.succeeded("admin", "192.0.2.1");
    fail(9, "admin", "192.0.2.1");

    assertThat(failures.wait("admin", "192.0.2.1")).isEmpty();
  }

  @Test
  void longNamesThatDifferAtTheirEndShareACount() {
    fail(10, "x".repeat(5_000) + "1", "192.0.2.1");

    assertThat(failures.wait("x".repeat(5_000) + "2", "192.0.2.1")).isPresent();
  }

  private void fail(int times, String user, String address) {
    for (int i = 0; i < times; i++) {
      failures.failed(user, address);
    }
  }
}
