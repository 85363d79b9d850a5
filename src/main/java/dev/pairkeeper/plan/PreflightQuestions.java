package dev.pairkeeper.plan;

import dev.pairkeeper.quoting.SqlText;
import java.util.List;
import java.util.stream.Collectors;

/** What a server is asked before its pair is set up; each answer is a row of texts per finding. */
public final class PreflightQuestions {

  /** Own schema of the round trip; nobody's data. */
  static final String TEST_SCHEMA = "pairkeeper_setup";

  private static final List<String> SYSTEM =
      List.of("mysql", "sys", "information_schema", "performance_schema", TEST_SCHEMA);

  /** Name, value; those that a server does not have are absent. */
  public static final String VARIABLES =
      "SHOW GLOBAL VARIABLES WHERE Variable_name IN ("
          + ServerOptions.ASKED.stream().map(SqlText::literal).collect(Collectors.joining(", "))
          + ")";

  /** One row on MySQL 8.0 and later only. */
  public static final String HAS_PERSISTED =
      "SELECT table_name FROM information_schema.tables WHERE table_schema = 'performance_schema'"
          + " AND table_name = 'persisted_variables'";

  /** Name, value; where there is such a table. */
  public static final String PERSISTED =
      "SELECT variable_name, variable_value FROM performance_schema.persisted_variables";

  /**
   * Name, number of tables, bytes. MySQL 8.0 and later may tell the sizes of a day ago there
   * (manual, {@code information_schema_stats_expiry}), so they are asked for those of the files,
   * too; the comment is nothing to others.
   */
  public static final String SCHEMAS =
      """
      SELECT s.schema_name, COUNT(t.table_name),
        GREATEST(COALESCE(SUM(t.data_length + t.index_length), 0), 0 /*!80000 , COALESCE((
          SELECT SUM(f.file_size) FROM information_schema.innodb_tablespaces f
          WHERE SUBSTRING_INDEX(f.name, '/', 1) = s.schema_name), 0) */)
      FROM information_schema.schemata s
      LEFT JOIN information_schema.tables t ON t.table_schema = s.schema_name
      WHERE s.schema_name NOT IN (%s)
      GROUP BY s.schema_name\
      """
          .formatted(systemSchemas());

  /** One column: {@code schema.table (ENGINE)}. */
  public static final String OTHER_ENGINES =
      """
      SELECT CONCAT(table_schema, '.', table_name, ' (', engine, ')') FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND engine <> 'InnoDB' AND table_schema NOT IN (%s)
      LIMIT 20\
      """
          .formatted(systemSchemas());

  /** One column: {@code user@host}. */
  public static final String ACCOUNTS = "SELECT CONCAT(user, '@', host) FROM mysql.user";

  /** One column, one grant a row. */
  public static final String GRANTS = "SHOW GRANTS";

  /**
   * One column: {@code user@host} of each replica that is connected, also of those that tell no
   * {@code report_host} and so are missing from MariaDB's {@code SHOW SLAVE HOSTS}.
   */
  public static final String REPLICAS =
      """
      SELECT DISTINCT CONCAT(user, '@', SUBSTR(host, 1,
        CHAR_LENGTH(host) - IF(host LIKE '%:%', 1 + CHAR_LENGTH(SUBSTRING_INDEX(host, ':', -1)), 0)))
      FROM information_schema.processlist WHERE command LIKE 'Binlog Dump%' ORDER BY 1\
      """;

  /** One row when the CLONE plugin is active. */
  public static final String CLONE_PLUGIN =
      "SELECT plugin_name FROM information_schema.plugins"
          + " WHERE plugin_name = 'clone' AND plugin_status = 'ACTIVE'";

  private PreflightQuestions() {}

  private static String systemSchemas() {
    return SYSTEM.stream().map(SqlText::literal).collect(Collectors.joining(", "));
  }
}
