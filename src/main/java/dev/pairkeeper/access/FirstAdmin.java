package dev.pairkeeper.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Makes the first user when there is none; there is no default password. */
final class FirstAdmin implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);
  private static final String NAME = "admin";
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int GROUPS = 5;
  private static final int GROUP_LENGTH = 5;
  private static final int LONGEST_PASSWORD_BYTES = 72;

  private final UserEntities users;
  private final PasswordEncoder passwords;
  private final FirstAdminSettings settings;
  private final InstantSource clock;

  FirstAdmin(
      UserEntities users,
      PasswordEncoder passwords,
      FirstAdminSettings settings,
      InstantSource clock) {
    this.users = users;
    this.passwords = passwords;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (users.count() > 0) {
      return;
    }
    String given = settings.password();
    if (given == null || given.isBlank()) {
      String generated = generate();
      if (store(generated)) {
        LOG.info(announcement(generated));
      }
    } else if (store(checked(given))) {
      LOG.info("First start: made the user '{}' with the given password.", NAME);
    }
  }

  private boolean store(String password) {
    String hash = requireNonNull(passwords.encode(password));
    try {
      users.save(new UserEntity(NAME, hash, Role.ADMIN, clock.instant()));
      return true;
    } catch (DataIntegrityViolationException madeByAnotherPanel) {
      return false;
    }
  }

  private static String checked(String password) {
    if (password.getBytes(UTF_8).length > LONGEST_PASSWORD_BYTES) {
      throw new IllegalStateException(
          "PAIRKEEPER_ADMIN_PASSWORD is longer than %d bytes, which its hash can't hold: shorten it."
              .formatted(LONGEST_PASSWORD_BYTES));
    }
    return password;
  }

  private static String generate() {
    SecureRandom random = new SecureRandom();
    return IntStream.range(0, GROUPS)
        .mapToObj(group ->
            random
                .ints(GROUP_LENGTH, 0, LETTERS.length())
                .mapToObj(letter -> String.valueOf(LETTERS.charAt(letter)))
                .collect(Collectors.joining()))
        .collect(Collectors.joining("-"));
  }

  private static String announcement(String password) {
    return """
    First start: a user was made.

    ============================================================
      user      %s
      password  %s

      Shown this once only: keep it.
    ============================================================
    """
        .formatted(NAME, password);
  }
}
