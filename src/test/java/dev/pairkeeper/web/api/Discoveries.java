package dev.pairkeeper.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.discovery.Proposal;
import dev.pairkeeper.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Discovers the pair of a lab as a script does, and reads the answer. */
record Discoveries(Lab lab, Calls calls) {

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

  /** The log-ins of one host, with the panel's account at the server. */
  ObjectNode node(String host, String sshUser) {
    return node(host, sshUser, "panel");
  }

  /** The log-ins of one host, with the account of that role at the server. */
  ObjectNode node(String host, String sshUser, String account) {
    ObjectNode node = JSON.createObjectNode().put("host", lab.info().host(host).address());
    node.putObject("mysql")
        .put("user", lab.info().account(account).user())
        .put("password", lab.info().account(account).password());
    node.putObject("ssh").put("user", sshUser).put("privateKey", key());
    return node;
  }

  /** The proposal; nothing on both hosts changes meanwhile. */
  JsonNode foundOnUnchangedHosts(@Nullable String vip, ObjectNode... nodes) {
    HostPrint before = HostPrint.of(lab);
    JsonNode found = found(vip, nodes);
    HostPrint after = HostPrint.of(lab);
    before
        .lines()
        .forEach((what, lines) -> {
          assertThat(after.lines().get(what)).as(what).isNotEmpty().isEqualTo(lines);
        });
    return found;
  }

  JsonNode found(ObjectNode... nodes) {
    return found(null, nodes);
  }

  private JsonNode found(@Nullable String vip, ObjectNode... nodes) {
    MvcTestResult answer = discover(vip, nodes);
    assertThat(answer).hasStatusOk();
    return JSON.readTree(answer.getResponse().getContentAsByteArray());
  }

  MvcTestResult discover(ObjectNode... nodes) {
    return discover(null, nodes);
  }

  private MvcTestResult discover(@Nullable String vip, ObjectNode... nodes) {
    ObjectNode call = JSON.createObjectNode().put("vip", vip);
    ArrayNode list = call.putArray("nodes");
    List.of(nodes).forEach(list::add);
    return calls.call(HttpMethod.POST, "/api/v1/discoveries", call.toString());
  }

  void assertSameAsByHand(JsonNode found) {
    Proposal spec = new Proposal(lab.pairSpec(), List.of(), List.of(), List.of(), List.of());
    JsonNode byHand = JSON.valueToTree(DiscoveryResponse.of(spec));
    for (String pointer : SAME_AS_REGISTERED_BY_HAND) {
      assertThat(found.at(pointer)).as(pointer).isEqualTo(byHand.at(pointer));
    }
    assertThat(found.path("advertIntervalSeconds").asDouble()).isEqualTo(1);
  }

  /** Registers what was found, with its gaps filled, and gives the answer. */
  MvcTestResult register(JsonNode found, String name) {
    ObjectNode pair = ((ObjectNode) found).put("name", name);
    for (int i = 0; i < 2; i++) {
      ObjectNode node = (ObjectNode) pair.path("nodes").path(i);
      ((ObjectNode) node.path("mysql")).put("password", lab.info().account("panel").password());
      ((ObjectNode) node.path("ssh")).put("privateKey", key());
    }
    return calls.post(pair.toString());
  }

  private String key() {
    try {
      return Files.readString(Path.of(lab.info().ssh().privateKeyFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode sudo(ObjectNode node) {
    ((ObjectNode) node.path("ssh")).put("sudo", true);
    return node;
  }

  /** Where the value of a field was read. */
  static String reading(JsonNode found, String field) {
    return named(found.path("readFrom"), field).path("readFrom").asString("");
  }

  /** Why the value of a field is not known. */
  static String untold(JsonNode found, String field) {
    return named(found.path("untold"), field).path("reason").asString("");
  }

  /** What can be named for a field, where the hosts leave several answers. */
  static List<String> options(JsonNode found, String field) {
    return named(found.path("choices"), field).path("options").findValuesAsString("value");
  }

  private static JsonNode named(JsonNode list, String field) {
    return list.valueStream()
        .filter(entry -> entry.path("field").asString("").equals(field))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing of " + field + " in " + list));
  }
}
