package dev.pairkeeper.web.api;

import static dev.pairkeeper.web.api.Discoveries.reading;
import static dev.pairkeeper.web.api.Discoveries.sudo;
import static dev.pairkeeper.web.api.Discoveries.untold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.lab.Lab;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A pair that was made by hand is read off its hosts, which do not notice. */
@ApiTest
abstract class DiscoveryContract {

  private final Lab lab;

  @Autowired Calls calls;

  private Discoveries discoveries;

  DiscoveryContract(Lab lab) {
    this.lab = lab;
  }

  @BeforeEach
  void useLab() {
    discoveries = new Discoveries(lab, calls);
  }

  @Test
  void pairIsReadOffOneHostAndNothingOnBothHostsChanges() {
    JsonNode found = discoveries.foundOnUnchangedHosts(null, node("db1", "root"));

    discoveries.assertSameAsByHand(found);
    assertThat(found.at("/nodes/0/mysql/serviceName").asString())
        .isEqualTo(lab.info().serviceName());
  }

  @Test
  void answerTakesNoLongTime() {
    Instant begun = Instant.now();

    discoveries.found(node("db1", "root"));

    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void everyValueNamesWhereItWasRead() {
    JsonNode found = discoveries.found(node("db2", "root"));

    assertThat(reading(found, "nodes[0].priority"))
        .isEqualTo("db2: /etc/keepalived/keepalived.conf line 20");
    assertThat(reading(found, "vip")).isEqualTo("db2: /etc/keepalived/keepalived.conf line 27");
    assertThat(reading(found, "nodes[1].host")).isEqualTo("db2: replica status");
    assertThat(reading(found, "nodes[0].mysql.port")).isEqualTo("db2: variable port");
    assertThat(reading(found, "replicationUser")).isEqualTo("db2: replica status");
    assertThat(reading(found, "writePolicy")).isEqualTo("variable read_only: OFF on db1 alone");
    assertThat(found.findValuesAsString("field")).contains("nodes[0].mysql.serviceName");
  }

  @Test
  void secretsAreNotInTheAnswer() {
    MvcTestResult answer = discoveries.discover(node("db1", "root"));

    assertThat(answer).hasStatusOk();
    assertThat(answer)
        .bodyText()
        .contains("\"vrrpPasswordSet\":true", "\"vrrpPassword\":null", "••••")
        .doesNotContain("pkLab51x", "PRIVATE KEY", "Check-lab-4");
  }

  @Test
  void proposalIsRegisteredOnceItsGapsAreFilled() {
    JsonNode found = discoveries.found(node("db1", "root"));

    calls.removeAllPairs();
    MvcTestResult answer = discoveries.register(found, "adopted");

    assertThat(answer).hasStatus(201);
    calls.removeAllPairs();
  }

  @Test
  void bothHostsCanBeGiven() {
    JsonNode found = discoveries.found(node("db1", "root"), node("db2", "root"));

    discoveries.assertSameAsByHand(found);
    assertThat(reading(found, "nodes[1].host")).isEqualTo("db2: as given");
  }

  @Test
  void accountWithSudoForKeepalivedsFileAloneReadsAll() {
    JsonNode found = discoveries.found(sudo(node("db1", "dbalook")));

    assertThat(found.path("virtualRouterId").asInt()).isEqualTo(51);
    assertThat(found.path("nodes").path(1).path("priority").asInt()).isEqualTo(90);
    assertThat(found.path("nodes").path(1).path("ssh").path("sudo").asBoolean()).isTrue();
  }

  @Test
  void accountWithoutSudoIsToldWhatItMayNotRead() {
    lab.exec("db1", "chmod 600 /etc/keepalived/keepalived.conf");
    JsonNode found = discoveries.found(node("db1", "dbalook"));

    assertThat(found.path("nodes").path(0).path("priority").isNull()).isTrue();
    assertThat(untold(found, "nodes[0].priority"))
        .contains("dbalook may not read /etc/keepalived/keepalived.conf on db1");
    assertThat(found.path("nodes").path(1).path("priority").asInt()).isEqualTo(90);
    assertThat(reading(found, "vip")).startsWith("db2: ");
  }

  @Test
  void wrongPasswordNamesItsField() {
    ObjectNode node = node("db1", "root");
    ((ObjectNode) node.path("mysql")).put("password", "wrong-one");

    MvcTestResult answer = discoveries.discover(node);

    assertThat(answer).hasStatus(400);
    assertThat(answer)
        .bodyText()
        .contains("nodes[0].mysql.password", "Access denied")
        .doesNotContain("wrong-one");
  }

  @Test
  void portOfSshdIsNoServer() {
    ObjectNode node = node("db1", "root");
    ((ObjectNode) node.path("mysql")).put("port", 22);

    MvcTestResult answer = discoveries.discover(node);

    assertThat(answer).hasStatus(400);
    assertThat(answer).bodyText().contains("nodes[0].mysql.port");
  }

  @Test
  void hostWhereNobodyListensIsNamed() {
    ObjectNode node = node("db1", "root");
    ((ObjectNode) node.path("ssh")).put("port", 2222);

    MvcTestResult answer = discoveries.discover(node);

    assertThat(answer).hasStatus(400);
    assertThat(answer).bodyText().contains("nodes[0].ssh.port", "connection refused");
  }

  @Test
  void secondHostThatCannotBeReachedLeavesGaps() {
    lab.cut("db2", Lab.Traffic.SSH);
    JsonNode found = discoveries.found(node("db1", "root"));

    assertThat(found.path("nodes").path(1).path("host").asString())
        .isEqualTo(lab.info().host("db2").address());
    assertThat(found.path("nodes").path(1).path("priority").isNull()).isTrue();
    assertThat(untold(found, "nodes[1].priority")).contains("could not be read");
  }

  @Test
  void keepalivedThatWasStartedWithAnotherFileIsReadThere() {
    lab.exec(
        "db1",
        """
        mkdir -p /opt/ka/conf.d && mv /etc/keepalived/keepalived.conf /opt/ka/main.conf
        sed -n '/^vrrp_instance/,$p' /opt/ka/main.conf >/opt/ka/conf.d/vi.conf
        sed -i '/^vrrp_instance/,$d' /opt/ka/main.conf
        echo 'include conf.d/*.conf' >>/opt/ka/main.conf
        echo 'DAEMON_ARGS="-f /opt/ka/main.conf"' >/etc/default/keepalived
        systemctl restart keepalived\
        """);

    // While the VIP moves, hand-made scripts may have both servers open.
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          JsonNode found = discoveries.found(node("db1", "root"));
          assertThat(reading(found, "nodes[0].priority"))
              .isEqualTo("db1: /opt/ka/conf.d/vi.conf line 6");
          discoveries.assertSameAsByHand(found);
        });
  }

  @Test
  void serverOnAnotherPortIsFoundByItsOptionFile() {
    for (String host : List.of("db1", "db2")) {
      lab.exec(host, moveToPort(3309));
    }
    JsonNode found = discoveries.found(node("db1", "root"));

    assertThat(found.at("/nodes/0/mysql/port").asInt()).isEqualTo(3309);
    assertThat(reading(found, "nodes[0].mysql.port")).isEqualTo("db1: variable port");
  }

  private static String moveToPort(int port) {
    return """
    dir=/etc/mysql/mysql.conf.d; [ -d $dir ] || dir=/etc/mysql/mariadb.conf.d
    printf '[mysqld]\\nport = %d\\n' >$dir/zzz-port.cnf
    systemctl restart mysql 2>/dev/null || systemctl restart mariadb\
    """
        .formatted(port);
  }

  private ObjectNode node(String host, String sshUser) {
    return discoveries.node(host, sshUser);
  }
}
