package dev.pairkeeper.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.monitor.Acceptance.Reason;
import dev.pairkeeper.monitor.Acceptance.Refused;
import dev.pairkeeper.registry.ConfigurationBase;
import dev.pairkeeper.topology.ConfigurationFile;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.NodeConfiguration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.json.JsonPathValueAssert;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiTest
class ConfigurationControllerTests {

  private static final String CONF = "/etc/keepalived/keepalived.conf";
  private static final String CONFIG = "/api/v1/pairs/orders/config";
  private static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");
  private static final String SEEN = "ab".repeat(32);

  @Autowired Calls calls;
  @Autowired InMemoryWatch watch;

  @BeforeEach
  void onePairWhoseFileChanged() {
    calls.removeAllPairs();
    calls.post(Calls.pair("orders", 51));
    watch.clear();
    watch.look(Samples.well(Samples.pair("orders")));
    watch.configurations.put("db1", files(conf(SEEN, "vrrp {\n  auth_pass hunter2-new\n}\n")));
    watch.bases.put(
        "db1",
        new ConfigurationBase(
            files(
                conf("cd".repeat(32), "vrrp {\n  auth_pass hunter2-old\n}\n"),
                file("/gone.sh", "00".repeat(32), "mysql -uroot -phunter2-gone\n")),
            AT,
            "alice",
            AT.plusSeconds(60)));
  }

  @Test
  void actualAndWantedContentsAreShownMasked() {
    path("$.nodes[0].files[0].actual").isEqualTo("vrrp {\n  auth_pass ••••\n}\n");
    path("$.nodes[0].files[0].wanted").isEqualTo("vrrp {\n  auth_pass ••••\n}\n");
    path("$.nodes[0].files[0].sha256").isEqualTo(SEEN);
    path("$.nodes[0].files[0].wantedSha256").isEqualTo("cd".repeat(32));
    path("$.nodes[0].files[0].diff")
        .asString()
        .contains("-  auth_pass ••••\n+  auth_pass ••••  (secret changed)\n");
    path("$.nodes[0].files[1].path").isEqualTo("/gone.sh");
    path("$.nodes[0].files[1].actual").isNull();
    path("$.nodes[0].files[1].sha256").isNull();
    path("$.nodes[0].diff").asString().contains("+++ /dev/null\n", "-mysql -uroot -p••••\n");
    path("$.nodes[0].wantedSince").isEqualTo("2026-01-31T12:00:00Z");
    path("$.nodes[0].wantedBy").isEqualTo("alice");
    assertThat(calls.get(CONFIG)).bodyText().doesNotContain("hunter2");
  }

  @Test
  void whatIsNotReadYetSaysSo() {
    watch.configurations.clear();

    path("$.nodes[0].files[0].actual").isNull();
    path("$.nodes[0].files[0].untold").asString().contains("is being read");
    path("$.nodes[1].files[0].wanted").isNull();
    path("$.nodes[1].diff").isNull();
    path("$.nodes[1].wantedSince").isNull();
  }

  @Test
  void findingsThatCameAndWentAreTold() {
    watch.configurations.put("db1", files(conf(SEEN, "vrrp_instance VI_1 {\n  state BACKUP\n")));
    watch.bases.put(
        "db1",
        new ConfigurationBase(
            files(conf("cd".repeat(32), "vrrp_instance VI_1 {\n  state BACKUP\n}\n")),
            AT,
            null,
            null));

    path("$.nodes[0].findingsCame[0].file").isEqualTo(CONF);
    path("$.nodes[0].findingsGone").asArray().isEmpty();
    path("$.nodes[0].findings[0].rule").isNotNull();
  }

  @Test
  void acceptedFilesAreThoseOfTheNamedNode() {
    MvcTestResult answer =
        accept(
            """
            {"node": "db1", "sha256s": {"db1": {"/etc/keepalived/keepalived.conf": "ab"}}}
            """);

    assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.nodes[0].node").isEqualTo("db1");
    assertThat(watch.accepted)
        .containsExactly("orders {db1={/etc/keepalived/keepalived.conf=ab}} by admin");
  }

  @Test
  void acceptanceWithoutABodyIsOfBothNodes() {
    assertThat(calls.call(HttpMethod.POST, CONFIG + "/accept", null)).hasStatusOk();
    assertThat(watch.accepted).containsExactly("orders {db1={}, db2={}} by admin");
  }

  @Test
  void refusalTellsItsReasons() {
    watch.acceptance = new Refused(List.of(new Reason("FILES_CHANGED", "They changed.", "Look.")));

    MvcTestResult answer = accept("{}");

    assertThat(answer).hasStatus(409);
    assertThat(answer).bodyJson().extractingPath("$.reasons[0].code").isEqualTo("FILES_CHANGED");
    assertThat(answer).bodyJson().extractingPath("$.reasons[0].cure").isEqualTo("Look.");
  }

  @Test
  void strangersAreNotAccepted() {
    assertThat(accept("{\"node\": \"db9\"}")).hasStatus(400);
    assertThat(accept("{\"sha256s\": {\"db9\": {}}}")).hasStatus(400);
    assertThat(accept("{\"sha256s\": {\"db1\": null}}")).hasStatus(400);
    assertThat(accept("{\"nodes\": []}")).hasStatus(400);
    assertThat(calls.call(HttpMethod.POST, "/api/v1/pairs/nobody/config/accept", "{}"))
        .hasStatus(404);
    assertThat(watch.accepted).isEmpty();
  }

  private MvcTestResult accept(String body) {
    return calls.call(HttpMethod.POST, CONFIG + "/accept", body);
  }

  private JsonPathValueAssert path(String path) {
    return assertThat(calls.get(CONFIG)).bodyJson().extractingPath(path);
  }

  private static NodeConfiguration files(ConfigurationFile... files) {
    return new NodeConfiguration(AT, List.of(files));
  }

  private static ConfigurationFile conf(String sha256, String text) {
    return file(CONF, sha256, text);
  }

  private static ConfigurationFile file(String path, String sha256, String text) {
    return ConfigurationFile.of(new FileFact(path, sha256, "0644", "root"), text);
  }
}
