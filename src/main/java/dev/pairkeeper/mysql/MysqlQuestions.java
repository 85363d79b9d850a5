package dev.pairkeeper.mysql;

import static dev.pairkeeper.mysql.Topic.APPLIERS;
import static dev.pairkeeper.mysql.Topic.COMMIT_WAITS;
import static dev.pairkeeper.mysql.Topic.COUNTERS;
import static dev.pairkeeper.mysql.Topic.HEARTBEAT;
import static dev.pairkeeper.mysql.Topic.LOG_FILTERS;
import static dev.pairkeeper.mysql.Topic.PROCESS_PRIVILEGE;
import static dev.pairkeeper.mysql.Topic.REPLICATION;
import static dev.pairkeeper.mysql.Topic.STATE;

import java.util.List;

/** The statements of a look, with the names that differ between versions as parameters. */
final class MysqlQuestions {

  /** Any table of InnoDB's that is small and that only PROCESS may read, on every flavor. */
  static final Question PROCESS =
      Question.global(
          PROCESS_PRIVILEGE,
          "SELECT COUNT(*) FROM information_schema.innodb_cmp",
          "Statements that wait to commit",
          "PROCESS");

  static final Question COUNTED =
      Question.open(
          COUNTERS, "SHOW GLOBAL STATUS WHERE Variable_name IN ('Uptime', 'Threads_connected')");

  static final Question WORK =
      new Question(
          APPLIERS,
          """
          SELECT r.CHANNEL_NAME AS channel, UNIX_TIMESTAMP(NOW(6)) AS now_at,
            r.LAST_QUEUED_TRANSACTION AS queued,
            UNIX_TIMESTAMP(r.LAST_QUEUED_TRANSACTION_ORIGINAL_COMMIT_TIMESTAMP) AS queued_at,
            r.QUEUEING_TRANSACTION AS queueing,
            UNIX_TIMESTAMP(r.QUEUEING_TRANSACTION_ORIGINAL_COMMIT_TIMESTAMP) AS queueing_at,
            p.PROCESSING_TRANSACTION AS scheduling,
            UNIX_TIMESTAMP(p.PROCESSING_TRANSACTION_ORIGINAL_COMMIT_TIMESTAMP) AS scheduling_at,
            (SELECT UNIX_TIMESTAMP(MIN(w.APPLYING_TRANSACTION_ORIGINAL_COMMIT_TIMESTAMP))
              FROM performance_schema.replication_applier_status_by_worker w
              WHERE w.CHANNEL_NAME = r.CHANNEL_NAME AND w.APPLYING_TRANSACTION <> '') AS applying_at,
            UNIX_TIMESTAMP(GREATEST(r.LAST_HEARTBEAT_TIMESTAMP,
              r.LAST_QUEUED_TRANSACTION_END_QUEUE_TIMESTAMP,
              r.QUEUEING_TRANSACTION_START_QUEUE_TIMESTAMP)) AS heard_at,
            c.HEARTBEAT_INTERVAL AS heartbeat_seconds
          FROM performance_schema.replication_connection_status r
          JOIN performance_schema.replication_connection_configuration c
            ON c.CHANNEL_NAME = r.CHANNEL_NAME
          LEFT JOIN performance_schema.replication_applier_status_by_coordinator p
            ON p.CHANNEL_NAME = r.CHANNEL_NAME\
          """,
          "The lag by commit timestamps",
          "SELECT",
          "performance_schema.*");

  private MysqlQuestions() {}

  static Question logFilters(String statement) {
    return Question.global(
        LOG_FILTERS, statement, "Filters of the binary log", "REPLICATION CLIENT");
  }

  static Question replication(String statement) {
    return Question.global(
        REPLICATION, statement, "Whether and how it replicates", "REPLICATION CLIENT");
  }

  /**
   * The server's variables.
   *
   * @param more further columns, which only some versions have
   */
  static Question state(String logReplicaUpdates, String skipErrors, List<String> more) {
    return Question.open(
        STATE,
        """
        SELECT VERSION() AS version, CURRENT_USER() AS account, @@global.hostname AS hostname,
          @@global.server_id AS server_id, @@global.read_only AS read_only,
          @@global.log_bin AS log_bin, @@global.%s AS log_replica_updates,
          @@global.%s AS skipped_errors,
          @@global.auto_increment_increment AS auto_increment_increment,
          @@global.auto_increment_offset AS auto_increment_offset,
          @@global.max_connections AS max_connections\
        """
                .formatted(logReplicaUpdates, skipErrors)
            + columns(more));
  }

  /**
   * How the server is set up.
   *
   * @param more further columns, which only some versions have
   */
  static Question setUp(List<String> more) {
    return Question.open(
        STATE,
        """
        SELECT VERSION() AS version, CURRENT_USER() AS account, @@global.hostname AS hostname,
          @@global.port AS port, @@global.socket AS socket, @@global.read_only AS read_only\
        """
            + columns(more));
  }

  private static String columns(List<String> variables) {
    StringBuilder text = new StringBuilder();
    for (String variable : variables) {
      text.append(", @@global.").append(variable).append(" AS ").append(variable);
    }
    return text.toString();
  }

  /**
   * Clients' statements that are about to commit or wait for a flush or a global lock, by their
   * state (MySQL 9 manual, section 'General Thread States' and, for the locks, the metadata lock
   * instrumentation; MariaDB knowledge base, 'General Thread States').
   *
   * @param seconds an expression for how long the statement has been running
   */
  static Question commitWaits(String table, String seconds) {
    return Question.open(
        COMMIT_WAITS,
        """
        SELECT ID AS id, %s AS seconds FROM %s
        WHERE (STATE IN ('waiting for handler commit', 'Waiting for semi-sync ACK from replica',
          'Waiting for semi-sync ACK from slave', 'Waiting for global read lock',
          'Waiting for commit lock', 'Waiting for backup lock', 'Waiting for table flush',
          'Waiting for disk space', 'query end', 'Commit', 'Query end')
          OR (STATE IN ('starting', 'init') AND INFO LIKE 'COMMIT%%'))
          AND USER <> 'system user' ORDER BY 2 DESC LIMIT 100\
        """
            .formatted(seconds, table));
  }

  /** A heartbeat table of pt-heartbeat, whose {@code ts} is in UTC. */
  static Question heartbeat(String table) {
    return new Question(
        HEARTBEAT,
        "SELECT server_id, TIMESTAMPDIFF(MICROSECOND, ts, UTC_TIMESTAMP(6)) AS micros FROM "
            + table,
        "The lag by heartbeats",
        "SELECT",
        table);
  }
}
