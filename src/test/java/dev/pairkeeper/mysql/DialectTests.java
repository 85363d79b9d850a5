package dev.pairkeeper.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.topology.ServerVersion;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTests {

  @ParameterizedTest
  @CsvSource({
    "5.6.24-log, SHOW SLAVE STATUS, SHOW MASTER STATUS, log_slave_updates",
    "5.7.20, SHOW SLAVE STATUS, SHOW MASTER STATUS, log_slave_updates",
    "8.0.21, SHOW SLAVE STATUS, SHOW MASTER STATUS, log_slave_updates",
    "8.0.22, SHOW REPLICA STATUS, SHOW MASTER STATUS, log_slave_updates",
    "8.0.36-28, SHOW REPLICA STATUS, SHOW MASTER STATUS, log_replica_updates",
    "8.4.0, SHOW REPLICA STATUS, SHOW BINARY LOG STATUS, log_replica_updates",
    "9.7.4-2, SHOW REPLICA STATUS, SHOW BINARY LOG STATUS, log_replica_updates",
    "10.4.34-MariaDB, SHOW ALL SLAVES STATUS, SHOW MASTER STATUS, log_slave_updates",
    "5.5.5-11.4.2-MariaDB-log, SHOW ALL SLAVES STATUS, SHOW MASTER STATUS, log_slave_updates",
  })
  void versionIsAskedInItsOwnWords(String version, String replication, String log, String updates) {
    assertThat(sql(version, Topic.REPLICATION)).isEqualTo(replication);
    assertThat(sql(version, Topic.LOG_FILTERS)).isEqualTo(log);
    assertThat(sql(version, Topic.STATE)).contains("@@global." + updates + " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.7.20", "8.0.11", "8.4.0", "9.7.4"})
  void superReadOnlyIsAskedWhereItExists(String version) {
    assertThat(sql(version, Topic.STATE)).contains("super_read_only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.6.24", "5.7.7", "10.11.18-MariaDB"})
  void superReadOnlyIsNotAskedWhereItWouldBeAnError(String version) {
    assertThat(sql(version, Topic.STATE)).doesNotContain("super_read_only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.6.24", "5.7.20", "8.0.11", "8.0.36", "9.7.4", "10.11.18-MariaDB"})
  void executedSetIsReadAfterTheReplicationThatItIsComparedWith(String version) {
    List<Topic> order = questions(version).stream().map(Question::topic).toList();

    assertThat(order).isSorted().endsWith(Topic.STATE).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.6.24", "8.0.36", "9.7.4", "10.11.18-MariaDB"})
  void looksOnlyRead(String version) {
    assertThat(questions(version))
        .allSatisfy(question ->
            assertThat(question.sql().toUpperCase(Locale.ROOT)).matches("(?s)(SELECT|SHOW) [^;]*"));
  }

  @Test
  void mariadbsPrivilegesHaveTheirNamesOfTheVersion() {
    assertThat(privileges("10.4.34-MariaDB")).containsOnly("", "PROCESS", "REPLICATION CLIENT");
    assertThat(privileges("10.5.4-MariaDB"))
        .contains("BINLOG MONITOR", "REPLICATION REPLICA ADMIN");
    assertThat(privileges("10.11.18-MariaDB"))
        .containsOnly("", "PROCESS", "BINLOG MONITOR", "REPLICA MONITOR");
  }

  private static List<String> privileges(String version) {
    return questions(version).stream().map(Question::privilege).collect(Collectors.toList());
  }

  private static String sql(String version, Topic topic) {
    return questions(version).stream()
        .filter(question -> question.topic() == topic)
        .findFirst()
        .orElseThrow()
        .sql();
  }

  private static List<Question> questions(String version) {
    return Dialect.of(ServerVersion.parse(version)).questions();
  }
}
