package dev.pairkeeper.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Spares scripts the cost of a slow hash with every request: a password that matched a hash is
 * remembered for a few minutes, as a keyed digest of both under a key that never leaves this
 * process. A changed password has another hash, so what was remembered of the old one is void at
 * once. Wrong passwords always pay the full price.
 *
 * <p>Only a few passwords are hashed at a time, so that a flood of log-ins neither outruns the
 * count of failed ones nor takes the processors away from the looks at the pairs.
 */
final class RememberingPasswordEncoder implements PasswordEncoder {

  private static final String DIGEST = "HmacSHA256";
  private static final Duration REMEMBERED = Duration.ofMinutes(5);
  private static final int MOST_REMEMBERED = 1_000;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final PasswordEncoder slow;
  private final InstantSource clock;
  private final SecretKeySpec key;
  private final RecentlyUsed<String, Instant> matched = new RecentlyUsed<>(MOST_REMEMBERED);
  private final Semaphore hashing =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

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
    boolean matches = inTurn(() -> slow.matches(password, hash));
    if (matches) {
      matched.put(digest, now);
    }
    return matches;
  }

  @Override
  public boolean upgradeEncoding(@Nullable String hash) {
    return slow.upgradeEncoding(hash);
  }

  private boolean inTurn(BooleanSupplier hash) {
    try {
      if (!hashing.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TooManyFailedLoginsException(LONGEST_WAIT);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new TooManyFailedLoginsException(LONGEST_WAIT);
    }
    try {
      return hash.getAsBoolean();
    } finally {
      hashing.release();
    }
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
