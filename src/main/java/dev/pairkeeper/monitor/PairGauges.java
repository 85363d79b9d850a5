package dev.pairkeeper.monitor;

import static dev.pairkeeper.monitor.GaugeSet.flag;

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Severity;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/**
 * The meters of one pair. A look costs them no more than a reference, unless nodes or channels came
 * or went.
 */
final class PairGauges {

  private final Tags pair;
  private final MeterRegistry meters;
  private final InstantSource clock;
  private final GaugeSet gauges;
  private final Counter vipMoves;
  private Set<Line> lines = Set.of();

  /** A node, or a channel of it where there is one, that has gauges. */
  private sealed interface Line {

    String node();

    record OfNode(String node) implements Line {}

    record OfChannel(String node, String channel) implements Line {}
  }

  PairGauges(String pair, MeterRegistry meters, InstantSource clock) {
    this.pair = Tags.of("pair", pair);
    this.meters = meters;
    this.clock = clock;
    this.gauges = new GaugeSet(meters);
    this.vipMoves =
        Counter.builder("pairkeeper.vip.moves")
            .description("How often the VIP was seen to have moved")
            .tags(this.pair)
            .register(meters);
  }

  void update(Look look) {
    gauges.show(look.now());
    vipMoves.increment(
        (double)
            look.changes().stream()
                .filter(change -> change.kind() == EventLog.Kind.VIP_MOVED)
                .count());
    Set<Line> now = lines(look.now());
    if (!now.equals(lines)) {
      lines = now;
      gauges.clear();
      addPair();
      lines.forEach(this::add);
    }
  }

  void remove() {
    gauges.clear();
    meters.remove(vipMoves);
  }

  /** Channels that a node had keep their gauges while it does not tell of its channels. */
  private Set<Line> lines(PairStatus seen) {
    Set<Line> now = new HashSet<>();
    for (NodeSnapshot node : seen.snapshot().nodes()) {
      now.add(new Line.OfNode(node.name()));
      node.mysql()
          .answer()
          .ifPresentOrElse(
              server ->
                  server
                      .channels()
                      .forEach(c -> now.add(new Line.OfChannel(node.name(), c.name()))),
              () ->
                  lines.stream().filter(line -> line.node().equals(node.name())).forEach(now::add));
    }
    return now;
  }

  private void addPair() {
    gauges.add(
        "pairkeeper.observation.age.seconds",
        "How old the newest look is",
        pair,
        seen -> Duration.between(seen.snapshot().takenAt(), clock.instant()).toMillis() / 1000.0);
    for (Health health : Health.values()) {
      gauges.add(
          "pairkeeper.pair.health",
          "1 for the health that the pair has",
          pair.and("health", health.name()),
          seen -> flag(seen.assessment().health() == health));
    }
    for (Severity severity : Severity.values()) {
      gauges.add(
          "pairkeeper.problems",
          "How many problems of that severity the pair has",
          pair.and("severity", severity.name()),
          seen -> problems(seen, severity));
    }
  }

  private void add(Line line) {
    Tags tags = pair.and("node", line.node());
    switch (line) {
      case Line.OfNode(String node) -> NodeGauges.addNode(gauges, tags, node);
      case Line.OfChannel(String node, String channel) ->
          NodeGauges.addChannel(gauges, tags.and("channel", channel), node, channel);
    }
  }

  private static double problems(PairStatus seen, Severity severity) {
    return seen.problems().stream().filter(open -> open.problem().severity() == severity).count();
  }
}
