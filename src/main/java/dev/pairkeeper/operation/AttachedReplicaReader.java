package dev.pairkeeper.operation;

import dev.pairkeeper.mysql.MysqlAccessException;
import dev.pairkeeper.mysql.MysqlStatements;
import dev.pairkeeper.plan.AttachedReplica;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.ServerVersion;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks a server which replicas are connected to it. */
@Component
final class AttachedReplicaReader {

  private static final Logger log = LoggerFactory.getLogger(AttachedReplicaReader.class);
  private static final Duration QUESTION = Duration.ofSeconds(5);

  private final MysqlStatements statements;

  AttachedReplicaReader(MysqlStatements statements) {
    this.statements = statements;
  }

  /** None when the server does not tell. */
  List<AttachedReplica> read(NodeAccess node, ServerVersion version) {
    try {
      return statements.rows(node, AttachedReplica.question(version), QUESTION).stream()
          .map(AttachedReplicaReader::replica)
          .toList();
    } catch (MysqlAccessException refused) {
      log.info(
          "{} does not tell its replicas: {}", node.node().mysqlAddress(), refused.getMessage());
      return List.of();
    }
  }

  private static AttachedReplica replica(List<@Nullable String> row) {
    return new AttachedReplica(
        Long.parseLong(Objects.requireNonNullElse(row.get(0), "0")),
        Objects.requireNonNullElse(row.get(1), ""));
  }
}
