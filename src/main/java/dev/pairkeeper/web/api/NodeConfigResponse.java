package dev.pairkeeper.web.api;

import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.monitor.OpenProblem;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.web.configuration.ConfigurationView;
import dev.pairkeeper.web.configuration.FileView;
import dev.pairkeeper.web.configuration.FindingView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a node is configured; every secret in a text is masked.
 *
 * @param files keepalived.conf, what it includes and the scripts it names; null when the host did
 *     not answer
 * @param values of the server; null when it did not answer
 * @param findings what stands against the configuration
 * @param findingsCame of these, what does not stand against the wanted files
 * @param findingsGone what stands against the wanted files only
 * @param diff of all files from wanted to actual, unified; null while nothing is wanted
 * @param driftSince when a difference was first seen; null when there is none
 * @param wantedSince when the wanted files became the wanted ones; null while nothing is wanted
 * @param wantedBy who accepted them; null when the panel adopted them
 */
@Schema(name = "NodeConfig")
record NodeConfigResponse(
    String node,
    @Nullable List<File> files,
    @Nullable List<Value> values,
    List<Finding> findings,
    List<Finding> findingsCame,
    List<Finding> findingsGone,
    @Nullable String diff,
    @Nullable Instant driftSince,
    @Nullable Instant wantedSince,
    @Nullable String wantedBy) {

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
   * @param wanted its content as it is wanted; null while it is not wanted, or not known
   * @param actual its content; null when it is gone, or not known
   * @param untold why a content is not known; null when none is missing
   * @param sha256 of the actual content; null when it is gone or can't be read
   * @param mode null when it is gone, like owner
   * @param diff from wanted to actual, unified; null while nothing is wanted
   */
  @Schema(name = "ConfigFile")
  record File(
      String path,
      @Nullable String wanted,
      @Nullable String actual,
      @Nullable String untold,
      @Nullable String sha256,
      @Nullable String mode,
      @Nullable String owner,
      @Nullable String wantedSha256,
      @Nullable String wantedMode,
      @Nullable String wantedOwner,
      @Nullable String diff) {

    private static File of(FileView file) {
      FileFact fact = file.fact();
      FileFact wanted = file.wantedFact();
      return new File(
          file.path(),
          file.wanted(),
          file.actual(),
          file.untold(),
          digest(fact),
          fact == null ? null : fact.mode(),
          fact == null ? null : fact.owner(),
          digest(wanted),
          wanted == null ? null : wanted.mode(),
          wanted == null ? null : wanted.owner(),
          file.diff());
    }

    private static @Nullable String digest(@Nullable FileFact fact) {
      return fact == null || !fact.isRead() ? null : fact.sha256();
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

    private static Finding of(FindingView found) {
      return new Finding(
          found.rule(),
          found.severity(),
          found.file(),
          found.line(),
          found.message(),
          found.cure());
    }
  }

  static NodeConfigResponse unseen(Node node) {
    return new NodeConfigResponse(
        node.name(), null, null, List.of(), List.of(), List.of(), null, null, null, null);
  }

  static NodeConfigResponse of(
      NodeSnapshot seen, ConfigurationView known, List<OpenProblem> problems) {
    List<FileView> files = known.files();
    return new NodeConfigResponse(
        seen.name(),
        files == null ? null : files.stream().map(File::of).toList(),
        seen.mysql().answer().map(NodeConfigResponse::values).orElse(null),
        Stream.concat(
                problems.stream().filter(open -> concerns(open, seen)).map(Finding::of),
                known.findings().stream().map(Finding::of))
            .toList(),
        known.findingsCame().stream().map(Finding::of).toList(),
        known.findingsGone().stream().map(Finding::of).toList(),
        known.diff(),
        known.driftSince(),
        known.wantedSince(),
        known.wantedBy());
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
