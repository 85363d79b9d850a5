package dev.pairkeeper.web.page.pair;

import static dev.pairkeeper.web.page.pair.NodeDetails.line;
import static dev.pairkeeper.web.page.pair.NodeDetails.onOff;

import dev.pairkeeper.topology.GtidSet;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.ProbeFailure;
import dev.pairkeeper.web.page.Durations;
import dev.pairkeeper.web.page.pair.NodeDetails.Line;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is shown of a node's server. */
final class ServerFacts {

  static final List<Line> LINES =
      List.of(
          new Line(
              "details.address",
              node -> line(node.node().host() + ":" + node.node().mysql().port())),
          new Line(
              "details.noAnswer",
              node -> line(node.mysql().failure().map(ProbeFailure::message).orElse(null))),
          told("details.version", seen -> line(seen.version().text())),
          told("details.hostname", seen -> line(seen.hostname())),
          told("details.uptime", seen -> line(Durations.text(seen.uptime()))),
          told("details.serverId", seen -> line(seen.serverId())),
          told("details.serverUuid", seen -> line(seen.serverUuid())),
          told("details.readOnly", seen -> onOff(seen.readOnly())),
          told("details.superReadOnly", seen -> onOff(seen.superReadOnly())),
          told("details.gtidMode", seen -> line(seen.gtidMode())),
          told("details.executed", seen -> set(seen.executed())),
          told("details.purged", seen -> set(seen.purged())),
          told("details.binlog", seen -> onOff(seen.binlogOn())),
          told("details.logReplicaUpdates", seen -> onOff(seen.logReplicaUpdates())),
          told("details.binlogFiltered", seen -> onOff(seen.binlogFiltered())),
          told(
              "details.autoIncrement",
              seen ->
                  line(
                      "%d / %d"
                          .formatted(seen.autoIncrementIncrement(), seen.autoIncrementOffset()))),
          told("details.skippedErrors", seen -> line(seen.skippedErrors())),
          told(
              "details.connections",
              seen -> line("%d / %d".formatted(seen.connections(), seen.maxConnections()))),
          told(
              "details.commitWait",
              seen ->
                  line(
                      seen.longestCommitWait() == null
                          ? null
                          : Durations.text(seen.longestCommitWait()))),
          told("details.hidden", MysqlSnapshot::hidden));

  private ServerFacts() {}

  private static Line told(String label, Function<MysqlSnapshot, List<String>> reader) {
    return new Line(label, node -> node.mysql().answer().map(reader).orElse(List.of()));
  }

  /** One origin a line, as a set soon gets longer than any column. */
  private static List<String> set(@Nullable GtidSet set) {
    return set == null || set.isEmpty() ? List.of() : List.of(set.toString().split(",\\s*"));
  }
}
