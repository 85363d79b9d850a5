package dev.pairkeeper.monitor;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Shows the newest look at every pair as metrics; their names and labels are part of the API. What
 * is unknown is NaN, never 0.
 */
@Component
final class PairMeters implements LookListener {

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry meters;
  private final InstantSource clock;
  private final Map<String, PairGauges> pairs = new ConcurrentHashMap<>();
  private final Map<String, Timer> looks = new ConcurrentHashMap<>();

  PairMeters(MeterRegistry meters, InstantSource observationClock) {
    this.meters = meters;
    this.clock = observationClock;
  }

  @Override
  public void looked(Look look) {
    looks.computeIfAbsent(outcome(look.now()), this::timer).record(look.took());
    pairs.computeIfAbsent(look.pair(), pair -> new PairGauges(pair, meters, clock)).update(look);
  }

  @Override
  public void renamed(String before, String now) {
    removed(before);
  }

  @Override
  public void removed(String pair) {
    PairGauges gauges = pairs.remove(pair);
    if (gauges != null) {
      gauges.remove();
    }
  }

  /** Whether everything that was asked was answered, some of it, or nothing. */
  private static String outcome(PairStatus status) {
    var nodes = status.snapshot().nodes();
    long answered =
        nodes.stream().filter(node -> node.mysql().answered()).count()
            + nodes.stream().filter(node -> node.host().answered()).count();
    return answered == 0 ? "nothing" : answered == 4 ? "complete" : "partial";
  }

  private Timer timer(String outcome) {
    return Timer.builder("pairkeeper.observation")
        .description("How long looks at a pair take, by how much of it answered")
        .tag("outcome", outcome)
        .serviceLevelObjectives(BUCKETS)
        .register(meters);
  }
}
