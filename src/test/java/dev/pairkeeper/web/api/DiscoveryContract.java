package dev.pairkeeper.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.discovery.Proposal;
import dev.pairkeeper.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A pair that was made by hand is read off its hosts, which do not notice. */
@ApiTest
abstract class DiscoveryContract {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> SAME_AS_REGISTERED_BY_HAND =
      List.of(
          "/vip",
          "/virtualRouterId",
          "/vrrpVersion",
          "/preemptMode",
          "/unicast",
          "/writePolicy",
          "/maxLagSeconds",
          "/replicationUser",
          "/nodes/0/name",
          "/nodes/0/host",
          "/nodes/0/interface",
          "/nodes/0/priority",
          "/nodes/0/mysql/port",
          "/nodes/0/mysql/user",
          "/nodes/0/ssh/hostKey",
          "/nodes/1/name",
          "/nodes/1/host",
          "/nodes/1/interface",
          "/nodes/1/priority",
          "/nodes/1/mysql/port",
          "/nodes/1/mysql/user",
          "/nodes/1/ssh/port",
          "/nodes/1/ssh/user");

  private final Lab lab;

  @Autowired Calls calls;

  DiscoveryContract(Lab lab) {
    this.lab = lab;
  }

  @Test
  void pairIsReadOffOneHostAndNothingOnBothHostsChanges() throws IOException {
    HostPrint before = HostPrint.of(lab);
    Instant begun = Instant.now();

    JsonNode found = found(node("db1", "root"));

    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(30));
    HostPrint after = HostPrint.of(lab);
    before
        .lines()
        .forEach((what, lines) -> {
          assertThat(after.lines().get(what)).as(what).isNotEmpty().isEqualTo(lines);
        });
    assertSameAsByHand(found);
  }

  @Test
  void everyValueNamesWhereItWasRead() throws IOException {
    JsonNode found = found(node("db2", "root"));

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
  void secretsAreNotInTheAnswer() throws IOException {
    MvcTestResult answer = discover(node("db1", "root"));

    assertThat(answer).hasStatusOk();
    assertThat(answer)
        .bodyText()
        .contains("\"vrrpPasswordSet\":true", "\"vrrpPassword\":null", "••••")
        .doesNotContain("pkLab51x", "PRIVATE KEY", "Check-lab-4");
  }

  @Test
  void proposalIsRegisteredOnceItsGapsAreFilled() throws IOException {
    ObjectNode found = (ObjectNode) found(node("db1", "root"));
    found.put("name", "adopted");
    for (int i = 0; i < 2; i++) {
      ObjectNode node = (ObjectNode) found.path("nodes").path(i);
      node.set("mysql", ((ObjectNode) node.path("mysql")).put("password", password()));
      node.set("ssh", ((ObjectNode) node.path("ssh")).put("privateKey", key()));
    }

    calls.removeAllPairs();
    MvcTestResult answer = calls.post(found.toString());

    assertThat(answer).hasStatus(201);
    calls.removeAllPairs();
  }

  @Test
  void bothHostsCanBeGiven() throws IOException {
    JsonNode found = found(node("db1", "root"), node("db2", "root"));

    assertSameAsByHand(found);
    assertThat(reading(found, "nodes[1].host")).isEqualTo("db2: as given");
  }

  @Test
  void accountWithSudoForKeepalivedsFileAloneReadsAll() throws IOException {
    JsonNode found = found(sudo(node("db1", "dbalook")));

    assertThat(found.path("virtualRouterId").asInt()).isEqualTo(51);
    assertThat(found.path("nodes").path(1).path("priority").asInt()).isEqualTo(90);
    assertThat(found.path("nodes").path(1).path("ssh").path("sudo").asBoolean()).isTrue();
  }

  @Test
  void accountWithoutSudoIsToldWhatItMayNotRead() throws IOException {
    lab.exec("db1", "chmod 600 /etc/keepalived/keepalived.conf");
    JsonNode found = found(node("db1", "dbalook"));

    assertThat(found.path("nodes").path(0).path("priority").isNull()).isTrue();
    assertThat(untold(found, "nodes[0].priority"))
        .contains("dbalook may not read /etc/keepalived/keepalived.conf on db1");
    assertThat(found.path("nodes").path(1).path("priority").asInt()).isEqualTo(90);
    assertThat(reading(found, "vip")).startsWith("db2: ");
  }

  @Test
  void wrongPasswordNamesItsField() throws IOException {
    ObjectNode node = node("db1", "root");
    ((ObjectNode) node.path("mysql")).put("password", "wrong-one");

    MvcTestResult answer = discover(node);

    assertThat(answer).hasStatus(400);
    assertThat(answer)
        .bodyText()
        .contains("nodes[0].mysql.password", "Access denied")
        .doesNotContain("wrong-one");
  }

  @Test
  void portOfSshdIsNoServer() throws IOException {
    ObjectNode node = node("db1", "root");
    ((ObjectNode) node.path("mysql")).put("port", 22);

    MvcTestResult answer = discover(node);

    assertThat(answer).hasStatus(400);
    assertThat(answer).bodyText().contains("nodes[0].mysql.port");
  }

  @Test
  void hostWhereNobodyListensIsNamed() throws IOException {
    ObjectNode node = node("db1", "root");
    ((ObjectNode) node.path("ssh")).put("port", 2222);

    MvcTestResult answer = discover(node);

    assertThat(answer).hasStatus(400);
    assertThat(answer).bodyText().contains("nodes[0].ssh.port", "connection refused");
  }

  @Test
  void secondHostThatCannotBeReachedLeavesGaps() throws IOException {
    lab.cut("db2", Lab.Traffic.SSH);
    JsonNode found = found(node("db1", "root"));

    assertThat(found.path("nodes").path(1).path("host").asString())
        .isEqualTo(lab.info().host("db2").address());
    assertThat(found.path("nodes").path(1).path("priority").isNull()).isTrue();
    assertThat(untold(found, "nodes[1].priority")).contains("could not be read");
  }

  @Test
  void keepalivedThatWasStartedWithAnotherFileIsReadThere() throws IOException {
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

    JsonNode found = found(node("db1", "root"));

    assertThat(reading(found, "nodes[0].priority")).isEqualTo("db1: /opt/ka/conf.d/vi.conf line 6");
    assertSameAsByHand(found);
  }

  @Test
  void serverOnAnotherPortIsFoundByItsOptionFile() throws IOException {
    for (String host : List.of("db1", "db2")) {
      lab.exec(host, moveToPort(3309));
    }
    JsonNode found = found(node("db1", "root"));

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

  private void assertSameAsByHand(JsonNode found) {
    Proposal spec = new Proposal(lab.pairSpec(), List.of(), List.of(), List.of(), List.of());
    JsonNode byHand = JSON.valueToTree(DiscoveryResponse.of(spec));
    for (String pointer : SAME_AS_REGISTERED_BY_HAND) {
      assertThat(found.at(pointer)).as(pointer).isEqualTo(byHand.at(pointer));
    }
    assertThat(found.path("advertIntervalSeconds").asDouble()).isEqualTo(1);
    assertThat(found.path("nodes").path(0).path("mysql").path("serviceName").asString())
        .isEqualTo(lab.info().serviceName());
  }

  private JsonNode found(ObjectNode... nodes) throws IOException {
    MvcTestResult answer = discover(nodes);
    assertThat(answer).hasStatusOk();
    return JSON.readTree(answer.getResponse().getContentAsByteArray());
  }

  private MvcTestResult discover(ObjectNode... nodes) {
    ObjectNode call = JSON.createObjectNode();
    ArrayNode list = call.putArray("nodes");
    List.of(nodes).forEach(list::add);
    return calls.call(HttpMethod.POST, "/api/v1/discoveries", call.toString());
  }

  private ObjectNode node(String host, String sshUser) throws IOException {
    ObjectNode node = JSON.createObjectNode().put("host", lab.info().host(host).address());
    node.putObject("mysql")
        .put("user", lab.info().account("panel").user())
        .put("password", password());
    node.putObject("ssh").put("user", sshUser).put("privateKey", key());
    return node;
  }

  private static ObjectNode sudo(ObjectNode node) {
    ((ObjectNode) node.path("ssh")).put("sudo", true);
    return node;
  }

  private String password() {
    return lab.info().account("panel").password();
  }

  private String key() throws IOException {
    return Files.readString(Path.of(lab.info().ssh().privateKeyFile()));
  }

  private static String reading(JsonNode found, String field) {
    return named(found.path("readFrom"), field).path("readFrom").asString("");
  }

  private static String untold(JsonNode found, String field) {
    return named(found.path("untold"), field).path("reason").asString("");
  }

  private static JsonNode named(JsonNode list, String field) {
    return list.valueStream()
        .filter(entry -> entry.path("field").asString("").equals(field))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing of " + field + " in " + list));
  }
}
