package dev.pairkeeper.web.page.pair;

import dev.pairkeeper.topology.Lag;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.web.page.Durations;
import dev.pairkeeper.web.page.pair.NodeDetails.Line;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is shown of a node as a replica; one line per channel. */
final class ReplicationFacts {

  static final List<Line> LINES =
      List.of(
          each("details.channel", ReplicationChannel::name),
          each("details.readsFrom", channel -> channel.sourceHost() + ":" + channel.sourcePort()),
          each("details.threads", ReplicationFacts::threads),
          each("details.lag", channel -> lag(channel.lag())),
          each("details.autoPosition", channel -> channel.autoPosition() ? "ON" : "OFF"),
          each("details.ioError", channel -> error(channel.ioErrorNumber(), channel.ioError())),
          each("details.sqlError", channel -> error(channel.sqlErrorNumber(), channel.sqlError())),
          each("details.channelFiltered", channel -> channel.filtered() ? "ON" : ""));

  private ReplicationFacts() {}

  private static Line each(String label, Function<ReplicationChannel, String> reader) {
    return new Line(
        label,
        node ->
            node.mysql().answer().stream()
                .flatMap(seen -> seen.channels().stream())
                .map(reader)
                .filter(text -> !text.isEmpty())
                .toList());
  }

  private static String threads(ReplicationChannel channel) {
    return "IO %s · SQL %s".formatted(channel.ioRunning(), channel.sqlRunning() ? "YES" : "NO");
  }

  private static String lag(Lag lag) {
    return Stream.of(lag.known().map(Durations::text).orElse("?"), lag.from())
        .filter(part -> part != null)
        .map(Object::toString)
        .reduce((value, from) -> value + " (" + from + ")")
        .orElse("");
  }

  private static String error(int number, String message) {
    return number == 0 ? "" : number + " " + message;
  }
}
