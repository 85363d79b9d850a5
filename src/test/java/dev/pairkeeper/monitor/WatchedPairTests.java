package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.Assessment;
import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.topology.PairAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchedPairTests {

  private static final Duration PERIOD = Duration.ofSeconds(2);

  private final LookThreads threads = new LookThreads();
  private final Looks looks = new Looks();
  private Instant now = Seen.START;
  private final WatchedPair pair =
      new WatchedPair(
          Seen.access("orders"),
          looks,
          new Schedule(PERIOD, Duration.ZERO),
          () -> now,
          Runnable::run);

  @Test
  void lookIsTakenOnceAPeriod() {
    pair.lookIfDue();
    assertThat(looks.taken).isZero();
    now = now.plus(PERIOD);
    pair.lookIfDue();
    pair.lookIfDue();
    assertThat(looks.taken).isEqualTo(1);
  }

  @Test
  void clockThatWasSetBackDoesNotPutLooksOff() {
    now = now.plus(PERIOD);
    pair.lookIfDue();
    now = now.minus(Duration.ofDays(1));
    pair.lookIfDue();
    assertThat(looks.taken).isEqualTo(2);
    pair.lookIfDue();
    assertThat(looks.taken).isEqualTo(2);
    now = now.plus(PERIOD);
    pair.lookIfDue();
    assertThat(looks.taken).isEqualTo(3);
  }

  /** Takes looks at once and counts them. */
  private final class Looks implements Looking {

    private int taken;

    @Override
    public PairLinks link(PairAccess access, @Nullable PairLinks before, Runnable onVip) {
      FakeFleet fleet = new FakeFleet();
      Duration second = Duration.ofSeconds(1);
      var settings = new ObservationSettings(true, PERIOD, second, second, second, 1);
      var with =
          new NodeLink.Linking(
              fleet.sessions(),
              fleet.shells(),
              settings,
              () -> now,
              WorkGates.of(1),
              threads.executor());
      var files =
          new ConfigurationKeeper(
              new FakeBases(), (pair, at, change) -> {}, settings, () -> now, threads);
      return new PairLinker(with, new FakeRegistry(), files).link(access, before, onVip);
    }

    @Override
    public Look look(PairLinks links, @Nullable Look before, Urgency urgency) {
      taken++;
      var judged = new Assessment(Health.OK, List.of(), List.of());
      var status = new PairStatus(Seen.healthy("orders", now), judged, List.of());
      return new Look(null, status, Known.NOTHING, List.of(), Duration.ZERO);
    }

    @Override
    public void keep(Look look) {}

    @Override
    public void tell(Look look) {}
  }
}
