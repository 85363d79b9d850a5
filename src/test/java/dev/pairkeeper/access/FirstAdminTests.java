package dev.pairkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

@ExtendWith(OutputCaptureExtension.class)
class FirstAdminTests {

  private static final PasswordEncoder PASSWORDS =
      PasswordEncoderFactories.createDelegatingPasswordEncoder();

  private final Users users = new Users();

  @Test
  void generatedPasswordIsShownOnceAndOpensTheDoor(CapturedOutput output) {
    start(null);
    start("");

    Matcher shown = Pattern.compile("password {2}(\\S+)").matcher(output.getAll());
    assertThat(shown.find()).isTrue();
    assertThat(shown.group(1)).hasSizeGreaterThanOrEqualTo(20);
    assertThat(PASSWORDS.matches(shown.group(1), users.hash("admin"))).isTrue();
    assertThat(shown.find()).isFalse();
  }

  @Test
  void givenPasswordIsTakenAndNotShown(CapturedOutput output) {
    start("from the environment");

    assertThat(PASSWORDS.matches("from the environment", users.hash("admin"))).isTrue();
    assertThat(output.getAll()).doesNotContain("from the environment");
  }

  @Test
  void laterStartsChangeNothing() {
    start("first");
    start("second");

    assertThat(PASSWORDS.matches("first", users.hash("admin"))).isTrue();
  }

  @Test
  void passwordThatTheHashCantHoldIsRefused() {
    assertThatThrownBy(() -> start("x".repeat(73)))
        .hasMessageContaining("PAIRKEEPER_ADMIN_PASSWORD")
        .hasMessageNotContaining("xxx");
  }

  @Test
  void settingsDoNotTellThePassword() {
    assertThat(new FirstAdminSettings("secret").toString()).doesNotContain("secret");
  }

  private void start(@Nullable String password) {
    new FirstAdmin(users, PASSWORDS, new FirstAdminSettings(password), InstantSource.system())
        .run(new DefaultApplicationArguments());
  }

  private static final class Users implements UserEntities {

    private final Map<String, UserEntity> byName = new HashMap<>();

    @Nullable String hash(String name) {
      return findById(name).orElseThrow().details().getPassword();
    }

    @Override
    public boolean existsById(String name) {
      return findById(name).isPresent();
    }

    @Override
    public Optional<UserEntity> findById(String name) {
      return Optional.ofNullable(byName.get(name));
    }

    @Override
    public long count() {
      return byName.size();
    }

    @Override
    public UserEntity save(UserEntity user) {
      byName.put(user.name(), user);
      return user;
    }
  }
}
