package dev.pairkeeper.web.api;

import static dev.pairkeeper.web.api.Discoveries.options;
import static dev.pairkeeper.web.api.Discoveries.reading;
import static dev.pairkeeper.web.api.Discoveries.untold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.OnLab;
import dev.pairkeeper.lab.TakesLong;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two servers on each host, the second started by hand with an option file, a data directory, a
 * socket and a port of its own; each replicates with its like on the other host.
 */
@ApiTest
@OnLab
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TakesLong
class SecondServerLabTests {

  private static final int PORT = 3310;
  private static final String SOCKET = "/var/lib/second/mysql.sock";

  /** Outside what a reset of the lab brings back, so that all tests have the same servers. */
  @SuppressWarnings("InlineFormatString")
  private static final String START =
      """
      dir=/var/lib/second
      mkdir -p $dir/etc && cat >$dir/etc/my.cnf <<CNF
      [mysqld]
      port = %d
      datadir = $dir/data
      socket = %s
      pid_file = $dir/mysqld.pid
      log_error = $dir/error.log
      server_id = %d
      gtid_mode = ON
      enforce_gtid_consistency = ON
      mysqlx = OFF
      skip_name_resolve = ON
      innodb_buffer_pool_size = 32M
      innodb_redo_log_capacity = 8M
      CNF
      chown mysql $dir
      mysqld --defaults-file=$dir/etc/my.cnf --user=mysql --initialize-insecure
      setsid mysqld --defaults-file=$dir/etc/my.cnf --user=mysql </dev/null >/dev/null 2>&1 &
      until mysqladmin --socket=%s --silent ping 2>/dev/null; do sleep 0.2; done
      mysql --socket=%s <<'SQL'
      SET sql_log_bin = OFF;
      CREATE USER repl2 IDENTIFIED BY 'Second-1';
      GRANT REPLICATION SLAVE ON *.* TO repl2;
      CREATE USER keepalived@localhost IDENTIFIED BY 'Check-lab-4';
      GRANT SYSTEM_VARIABLES_ADMIN ON *.* TO keepalived@localhost;
      CREATE USER %s IDENTIFIED BY '%s';
      GRANT REPLICATION CLIENT, PROCESS ON *.* TO %s;
      GRANT SELECT ON performance_schema.* TO %s;
      CHANGE REPLICATION SOURCE TO SOURCE_HOST = '%s', SOURCE_PORT = %d, SOURCE_USER = 'repl2',
        SOURCE_PASSWORD = 'Second-1', SOURCE_AUTO_POSITION = 1, GET_SOURCE_PUBLIC_KEY = 1,
        SOURCE_CONNECT_RETRY = 1;
      START REPLICA;
      SQL
      """;

  private static final String STOP =
      """
      xargs -r kill -9 </var/lib/second/mysqld.pid 2>/dev/null
      rm -rf /var/lib/second\
      """;

  private final Lab lab;

  @Autowired Calls calls;

  private Discoveries discoveries;

  SecondServerLabTests(Lab lab) {
    this.lab = lab;
  }

  @BeforeAll
  void startSecondServers() {
    start("db1", "db2", 31);
    start("db2", "db1", 32);
  }

  @AfterAll
  void stopSecondServers() {
    List.of("db1", "db2").forEach(host -> lab.exec(host, STOP));
  }

  @BeforeEach
  void useLab() {
    discoveries = new Discoveries(lab, calls);
  }

  @Test
  void serverIsAskedForWhereNothingTellsWhichIsThePairs() {
    JsonNode found = discoveries.foundOnUnchangedHosts(null, node());

    assertThat(found.at("/nodes/0/mysql/port").isNull()).isTrue();
    assertThat(untold(found, "nodes[0].mysql.port")).contains("Several servers run on db1");
    assertThat(options(found, "nodes[0].mysql.port")).containsExactlyInAnyOrder("3306", "3310");
  }

  @Test
  void serverThatKeepalivedChecksBySocketIsThePairs() {
    for (String host : List.of("db1", "db2")) {
      lab.exec(host, "echo 'socket = %s' >>/etc/keepalived/check.cnf".formatted(SOCKET));
    }

    assertIsSecondServer(discoveries.foundOnUnchangedHosts(null, node()));
  }

  @Test
  void serverOfTheNamedVipIsTheOneThatItsInstanceTracks() {
    String vip = lab.info().vip().replaceFirst("\\d+$", "101");
    for (String host : List.of("db1", "db2")) {
      lab.exec(host, instanceOf(vip));
    }

    assertIsSecondServer(discoveries.foundOnUnchangedHosts(vip, node()));
    discoveries.assertSameAsByHand(
        discoveries.foundOnUnchangedHosts(lab.info().vip(), discoveries.node("db1", "root")));
  }

  @Test
  void serverOfTheGivenPortIsThePairs() {
    ObjectNode node = node();
    ((ObjectNode) node.path("mysql")).put("port", PORT);

    assertIsSecondServer(discoveries.foundOnUnchangedHosts(null, node));
  }

  private void assertIsSecondServer(JsonNode found) {
    assertThat(found.at("/nodes/0/mysql/port").asInt()).isEqualTo(PORT);
    assertThat(reading(found, "nodes[0].mysql.port")).isEqualTo("db1: variable port");
    assertThat(found.at("/nodes/0/mysql/socket").asString()).isEqualTo(SOCKET);
    assertThat(found.at("/nodes/0/mysql/configFile").asString())
        .isEqualTo("/var/lib/second/etc/my.cnf");
    assertThat(untold(found, "nodes[0].mysql.serviceName")).contains("no systemd unit of its own");
    assertThat(found.at("/nodes/1/host").asString()).isEqualTo(lab.info().host("db2").address());
    assertThat(found.at("/nodes/1/mysql/port").asInt()).isEqualTo(PORT);
    assertThat(found.at("/replicationUser").asString()).isEqualTo("repl2");
  }

  private ObjectNode node() {
    return discoveries.node("db1", "root", "observer");
  }

  private void start(String host, String peer, int serverId) {
    var observer = lab.info().account("observer");
    String user = observer.user();
    String source = lab.info().host(peer).address();
    lab.exec(host, STOP);
    lab.exec(
        host,
        START.formatted(
            PORT,
            SOCKET,
            serverId,
            SOCKET,
            SOCKET,
            user,
            observer.password(),
            user,
            user,
            source,
            PORT));
  }

  private static String instanceOf(String vip) {
    return """
    cat >>/etc/keepalived/keepalived.conf <<'CONF'
    vrrp_script second {
        script "/usr/bin/mysqladmin --socket=%s ping"
        interval 2
    }
    vrrp_instance VI_2 {
        state BACKUP
        nopreempt
        interface eth0
        virtual_router_id 52
        priority 100
        virtual_ipaddress {
            %s/24
        }
        track_script {
            second
        }
    }
    CONF
    systemctl reload keepalived\
    """
        .formatted(SOCKET, vip);
  }
}
