package dev.pairkeeper.keepalived.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.topology.ServerVersion;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeAccountTests {

  private static final List<InetAddress> NODES =
      List.of(InetAddress.ofLiteral("10.0.0.11"), InetAddress.ofLiteral("10.0.0.12"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5.6.24             | SUPER, REPLICATION CLIENT, PROCESS
          5.7.44             | SUPER, REPLICATION CLIENT, PROCESS
          8.0.11             | SYSTEM_VARIABLES_ADMIN, CONNECTION_ADMIN, REPLICATION CLIENT, PROCESS
          9.7.0              | SYSTEM_VARIABLES_ADMIN, CONNECTION_ADMIN, REPLICATION CLIENT, PROCESS, SYSTEM_USER
          10.4.34-MariaDB    | SUPER, REPLICATION CLIENT, PROCESS
          10.5.2-MariaDB     | READ_ONLY ADMIN, CONNECTION ADMIN, REPLICATION SLAVE ADMIN, PROCESS
          10.11.19-MariaDB   | READ_ONLY ADMIN, CONNECTION ADMIN, SLAVE MONITOR, PROCESS
          """)
  void accountHasWhatItsServerNeedsAndNoMore(String version, String privileges) {
    assertThat(String.join(", ", NodeAccount.privileges(ServerVersion.parse(version))))
        .isEqualTo(privileges);
  }

  @Test
  void fromThePeerItHasNoPrivilege() {
    assertThat(statements("9.7.0"))
        .contains("CREATE USER IF NOT EXISTS 'pairkeeper_node'@'10.0.0.12' IDENTIFIED BY 'secret'")
        .filteredOn(statement -> statement.startsWith("GRANT"))
        .singleElement()
        .asString()
        .endsWith("TO 'pairkeeper_node'@'localhost'");
  }

  @Test
  void oldServerGetsItsAccountByGrant() {
    assertThat(statements("5.6.24")).allMatch(statement -> statement.startsWith("GRANT"));
  }

  private static List<String> statements(String version) {
    return NodeAccount.create(ServerVersion.parse(version), NODES).stream()
        .map(statement -> statement.with("'secret'"))
        .toList();
  }
}
