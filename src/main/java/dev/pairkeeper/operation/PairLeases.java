package dev.pairkeeper.operation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * One operation per pair at a time, also between panels on one registry: a lease in its database,
 * by the database's clock. A panel that dies lets it lapse.
 */
@Component
class PairLeases {

  /** How long a lease outlives a panel that died. */
  static final Duration LENGTH = Duration.ofSeconds(15);

  private final LockProvider locks;
  private final InstantSource clock;

  PairLeases(JdbcTemplate database, InstantSource observationClock) {
    this.clock = observationClock;
    this.locks =
        new JdbcTemplateLockProvider(
            JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(database)
                .withLockedByValue(UUID.randomUUID().toString())
                .usingDbTime()
                .build());
  }

  /** The pair's lease, unless somebody has it. */
  Optional<Lease> take(String pair) {
    return locks
        .lock(new LockConfiguration(clock.instant(), "operation/" + pair, LENGTH, Duration.ZERO))
        .map(Lease::new);
  }

  /** A lease that is held. Not for several threads at once. */
  static final class Lease implements AutoCloseable {

    private SimpleLock lock;

    private Lease(SimpleLock lock) {
      this.lock = lock;
    }

    /** Holds it for its whole length again; false when it had lapsed. */
    boolean extend() {
      Optional<SimpleLock> extended = lock.extend(LENGTH, Duration.ZERO);
      extended.ifPresent(next -> lock = next);
      return extended.isPresent();
    }

    @Override
    public void close() {
      lock.unlock();
    }
  }
}
