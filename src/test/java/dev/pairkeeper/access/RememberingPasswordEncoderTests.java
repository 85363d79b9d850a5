package dev.pairkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class RememberingPasswordEncoderTests {

  private final Counting slow = new Counting();
  private Instant now = Instant.parse("2026-01-31T12:00:00Z");
  private final PasswordEncoder passwords = new RememberingPasswordEncoder(slow, () -> now);

  @Test
  void rightPasswordIsHashedOnceInAWhile() {
    String hash = "hash of secret";

    assertThat(passwords.matches("secret", hash)).isTrue();
    assertThat(passwords.matches("secret", hash)).isTrue();
    assertThat(slow.matches).isEqualTo(1);

    now = now.plus(Duration.ofMinutes(5));
    assertThat(passwords.matches("secret", hash)).isTrue();
    assertThat(slow.matches).isEqualTo(2);
  }

  @Test
  void wrongPasswordIsHashedEachTime() {
    assertThat(passwords.matches("guess", "hash of secret")).isFalse();
    assertThat(passwords.matches("guess", "hash of secret")).isFalse();

    assertThat(slow.matches).isEqualTo(2);
  }

  @Test
  void changedPasswordIsNotRememberedAsTheOldOne() {
    assertThat(passwords.matches("secret", "hash of secret")).isTrue();

    assertThat(passwords.matches("secret", "hash of another")).isFalse();
  }

  @Test
  void floodOfWrongPasswordsIsHashedAFewAtATime() {
    try (ExecutorService flood = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int guess = 0; guess < 50; guess++) {
        String password = "guess " + guess;
        flood.execute(() -> passwords.matches(password, "hash of secret"));
      }
    }

    assertThat(slow.most.get())
        .isBetween(1, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  private static final class Counting implements PasswordEncoder {

    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private int matches;

    @Override
    public String encode(@Nullable CharSequence password) {
      return "hash of " + password;
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
      most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
      matches++;
      LockSupport.parkNanos(1_000_000);
      atOnce.decrementAndGet();
      return encode(password).equals(hash);
    }
  }
}
