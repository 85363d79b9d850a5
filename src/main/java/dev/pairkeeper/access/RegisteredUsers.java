package dev.pairkeeper.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.transaction.TransactionException;

/**
 * Finds users in the registry's database. While that does not answer, who was seen in it a short
 * time ago is still known, so that scripts that ask for a pair's owner go on working.
 */
final class RegisteredUsers implements UserDetailsService {

  private static final Duration KNOWN_WITHOUT_DATABASE = Duration.ofMinutes(10);
  private static final int MOST_KNOWN = 1_000;

  private record Seen(UserDetails user, Instant at) {}

  private final UserEntities users;
  private final InstantSource clock;
  private final RecentlyUsed<String, Seen> seen = new RecentlyUsed<>(MOST_KNOWN);

  RegisteredUsers(UserEntities users, InstantSource clock) {
    this.users = users;
    this.clock = clock;
  }

  @Override
  public UserDetails loadUserByUsername(String name) {
    UserDetails user =
        find(name).orElseThrow(() -> new UsernameNotFoundException("There is no such user."));
    return User.withUserDetails(user).build();
  }

  private Optional<UserDetails> find(String name) {
    try {
      Optional<UserDetails> user =
          users.findById(name).filter(found -> found.name().equals(name)).map(UserEntity::details);
      user.ifPresentOrElse(
          found -> seen.put(name, new Seen(found, clock.instant())), () -> seen.remove(name));
      return user;
    } catch (DataAccessException | TransactionException unavailable) {
      return Optional.of(
          seen.get(name).filter(this::recent).map(Seen::user).orElseThrow(() -> unavailable));
    }
  }

  private boolean recent(Seen known) {
    return known.at().plus(KNOWN_WITHOUT_DATABASE).isAfter(clock.instant());
  }
}
