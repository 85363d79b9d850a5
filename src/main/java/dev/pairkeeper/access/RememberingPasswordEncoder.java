package dev.pairkeeper.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Spares scripts the cost of a slow hash with every request: a password that matched a hash is
 * remembered for a few minutes, as a keyed digest of both under a key that never leaves this
 * process. A changed password has another hash, so what was remembered of the old one is void at
 * once. Wrong passwords always pay the full price.
 */
final class RememberingPasswordEncoder implements PasswordEncoder {

  private static final String DIGEST = "HmacSHA256";
  private static final Duration REMEMBERED = Duration.ofMinutes(5);
  private static final int MOST_REMEMBERED = 1_000;

  private final PasswordEncoder slow;
  private final InstantSource clock;
  private final SecretKeySpec key;
  private final RecentlyUsed<String, Instant> matched = new RecentlyUsed<>(MOST_REMEMBERED);

  RememberingPasswordEncoder(PasswordEncoder slow, InstantSource clock) {
    this.slow = slow;
    this.clock = clock;
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, DIGEST);
  }

  @Override
  public @Nullable String encode(@Nullable CharSequence password) {
    return slow.encode(password);
  }

  @Override
  public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
    if (password == null || hash == null) {
      return false;
    }
    String digest = digest(password, hash);
    Instant now = clock.instant();
    if (matched.get(digest).filter(at -> at.plus(REMEMBERED).isAfter(now)).isPresent()) {
      return true;
    }
    boolean matches = slow.matches(password, hash);
    if (matches) {
      matched.put(digest, now);
    }
    return matches;
  }

  @Override
  public boolean upgradeEncoding(@Nullable String hash) {
    return slow.upgradeEncoding(hash);
  }

  private String digest(CharSequence password, String hash) {
    try {
      Mac mac = Mac.getInstance(DIGEST);
      mac.init(key);
      mac.update(hash.getBytes(UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(password.toString().getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + DIGEST, impossible);
    }
  }
}
