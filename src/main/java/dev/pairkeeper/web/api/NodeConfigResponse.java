package dev.pairkeeper.web.api;

import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.monitor.OpenProblem;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Severity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a node is configured.
 *
 * @param files keepalived.conf and the scripts it names; null when the host did not answer
 * @param values of the server; null when it did not answer
 * @param findings what stands against the configuration
 * @param diff from actual to wanted, unified; null while nothing is wanted
 */
@Schema(name = "NodeConfig")
record NodeConfigResponse(
    String node,
    @Nullable List<File> files,
    @Nullable List<Value> values,
    List<Finding> findings,
    @Nullable String diff) {

  private static final Set<ProblemCode> ABOUT_CONFIGURATION =
      EnumSet.of(
          ProblemCode.CONFIG_DRIFT,
          ProblemCode.SAME_SERVER_ID,
          ProblemCode.SAME_SERVER_UUID,
          ProblemCode.BINLOG_OFF,
          ProblemCode.LOG_REPLICA_UPDATES_OFF,
          ProblemCode.AUTO_INCREMENT_COLLISION,
          ProblemCode.SKIPS_REPLICATION_ERRORS,
          ProblemCode.REPLICATION_FILTERED,
          ProblemCode.VRRP_MISMATCH);

  /**
   * A file on the host.
   *
   * @param wanted null while nothing is wanted
   * @param actual the content; null, because a look brings its digest only
   */
  @Schema(name = "ConfigFile")
  record File(
      String path,
      @Nullable String wanted,
      @Nullable String actual,
      String sha256,
      String mode,
      String owner) {

    private static File of(FileFact fact) {
      return new File(fact.path(), null, null, fact.sha256(), fact.mode(), fact.owner());
    }
  }

  /**
   * A value of the server, named as its variable.
   *
   * @param wanted null while nothing is wanted
   * @param actual null where the server does not have it or the account may not see it
   */
  @Schema(name = "ConfigValue")
  record Value(String name, @Nullable String wanted, @Nullable String actual) {}

  /** What stands against the configuration. */
  @Schema(name = "Finding")
  record Finding(
      String rule,
      Severity severity,
      @Nullable String file,
      @Nullable Integer line,
      String message,
      String cure) {

    private static Finding of(OpenProblem open) {
      return new Finding(
          open.problem().code().name(),
          open.problem().severity(),
          null,
          null,
          open.problem().message(),
          open.problem().cure());
    }
  }

  static NodeConfigResponse unseen(Node node) {
    return new NodeConfigResponse(node.name(), null, null, List.of(), null);
  }

  static List<NodeConfigResponse> of(PairStatus status) {
    return status.snapshot().nodes().stream().map(node -> of(node, status.problems())).toList();
  }

  private static NodeConfigResponse of(NodeSnapshot seen, List<OpenProblem> problems) {
    return new NodeConfigResponse(
        seen.name(),
        seen.host().answer().map(host -> host.files().stream().map(File::of).toList()).orElse(null),
        seen.mysql().answer().map(NodeConfigResponse::values).orElse(null),
        problems.stream().filter(open -> concerns(open, seen)).map(Finding::of).toList(),
        null);
  }

  private static boolean concerns(OpenProblem open, NodeSnapshot seen) {
    String node = open.problem().node();
    return ABOUT_CONFIGURATION.contains(open.problem().code())
        && (node == null || node.equals(seen.name()));
  }

  private static List<Value> values(MysqlSnapshot server) {
    Map<String, @Nullable Object> actual = new LinkedHashMap<>();
    actual.put("server_id", server.serverId());
    actual.put("log_bin", onOff(server.binlogOn()));
    actual.put("log_replica_updates", onOff(server.logReplicaUpdates()));
    actual.put("gtid_mode", server.gtidMode());
    actual.put("auto_increment_increment", server.autoIncrementIncrement());
    actual.put("auto_increment_offset", server.autoIncrementOffset());
    actual.put("read_only", onOff(server.readOnly()));
    actual.put("super_read_only", onOff(server.superReadOnly()));
    actual.put("replica_skip_errors", server.skippedErrors());
    actual.put("max_connections", server.maxConnections());
    return actual.entrySet().stream()
        .map(value -> new Value(value.getKey(), null, text(value.getValue())))
        .toList();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable String onOff(@Nullable Boolean value) {
    return value == null ? null : value ? "ON" : "OFF";
  }
}
