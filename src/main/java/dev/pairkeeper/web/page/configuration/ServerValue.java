package dev.pairkeeper.web.page.configuration;

import static dev.pairkeeper.analysis.Health.CRITICAL;
import static dev.pairkeeper.analysis.Health.WARNING;

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.WritePolicy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A variable of the servers of a pair, and how it has to be on the two.
 *
 * @param name of the variable as option files write it; what it means is the message {@code
 *     value.NAME}
 * @param reader null where the server does not have it
 * @param wrong how bad it is when it is not as it has to be
 * @param right whether it is as it has to be, asked when both servers told it
 */
record ServerValue(
    String name,
    Function<MysqlSnapshot, @Nullable Object> reader,
    Health wrong,
    BiPredicate<PairSnapshot, List<String>> right) {

  static final List<ServerValue> TABLE =
      List.of(
          new ServerValue("version", seen -> seen.version().text(), WARNING, (_, v) -> equal(v)),
          new ServerValue("server_id", MysqlSnapshot::serverId, CRITICAL, (_, v) -> !equal(v)),
          new ServerValue("server_uuid", MysqlSnapshot::serverUuid, CRITICAL, (_, v) -> !equal(v)),
          new ServerValue(
              "log_bin", seen -> onOff(seen.binlogOn()), CRITICAL, (_, v) -> both("ON", v)),
          new ServerValue(
              "log_replica_updates",
              seen -> onOff(seen.logReplicaUpdates()),
              WARNING,
              (_, v) -> both("ON", v)),
          new ServerValue("gtid_mode", MysqlSnapshot::gtidMode, CRITICAL, (_, v) -> equal(v)),
          new ServerValue(
              "auto_increment_increment",
              MysqlSnapshot::autoIncrementIncrement,
              WARNING,
              (pair, v) -> equal(v) && (oneWriter(pair) || !both("1", v))),
          new ServerValue(
              "auto_increment_offset",
              MysqlSnapshot::autoIncrementOffset,
              WARNING,
              (pair, v) -> oneWriter(pair) || !equal(v)),
          new ServerValue(
              "read_only", seen -> onOff(seen.readOnly()), WARNING, ServerValue::followsTheRoles),
          new ServerValue(
              "super_read_only",
              seen -> onOff(seen.superReadOnly()),
              WARNING,
              ServerValue::followsTheRoles),
          new ServerValue(
              "replica_skip_errors",
              MysqlSnapshot::skippedErrors,
              WARNING,
              (_, v) -> both("OFF", v)),
          new ServerValue(
              "binlog_filter",
              seen -> onOff(seen.binlogFiltered()),
              WARNING,
              (_, v) -> both("OFF", v)),
          new ServerValue(
              "max_connections", MysqlSnapshot::maxConnections, WARNING, (_, v) -> equal(v)));

  /** What the servers of the pair have. */
  ValueRow read(PairSnapshot pair) {
    List<Optional<String>> cells = pair.nodes().stream().map(this::value).toList();
    List<String> told = cells.stream().flatMap(Optional::stream).toList();
    boolean known = told.size() == cells.size();
    Health verdict = !known ? Health.UNKNOWN : right.test(pair, told) ? Health.OK : wrong;
    return new ValueRow(name, cells, known && !equal(told), verdict);
  }

  private Optional<String> value(NodeSnapshot node) {
    return node.mysql().answer().map(reader).map(Object::toString);
  }

  private static boolean equal(List<String> values) {
    return Objects.equals(values.getFirst(), values.getLast());
  }

  private static boolean both(String wanted, List<String> values) {
    return values.stream().allMatch(wanted::equals);
  }

  private static boolean oneWriter(PairSnapshot pair) {
    return pair.pair().writePolicy() == WritePolicy.SINGLE_WRITER;
  }

  /** OFF where writes go and ON elsewhere; while nobody owns the VIP, OFF on no more than one. */
  private static boolean followsTheRoles(PairSnapshot pair, List<String> values) {
    if (!oneWriter(pair)) {
      return both("OFF", values);
    }
    List<String> writable =
        pair.nodes().stream()
            .filter(node -> values.get(pair.nodes().indexOf(node)).equals("OFF"))
            .map(NodeSnapshot::name)
            .toList();
    return pair.vipOwner()
        .map(owner -> writable.equals(List.of(owner.name())))
        .orElse(writable.size() <= 1);
  }

  private static @Nullable String onOff(@Nullable Boolean on) {
    return on == null ? null : on ? "ON" : "OFF";
  }
}
