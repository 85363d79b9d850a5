package dev.pairkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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

  private static final class Counting implements PasswordEncoder {

    private int matches;

    @Override
    public String encode(@Nullable CharSequence password) {
      return "hash of " + password;
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
      matches++;
      return encode(password).equals(hash);
    }
  }
}
