package dev.pairkeeper.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import org.assertj.core.api.ObjectArrayAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ApiTest
class PairsControllerTests {

  private static final RequestPostProcessor ADMIN = httpBasic("admin", ApiTest.PASSWORD);
  private static final String ORDERS =
      """
      {"name": "orders", "vip": "172.30.0.100/24", "virtualRouterId": 51, "vrrpVersion": 3,
       "advertIntervalSeconds": 0.5, "preemptMode": "NOPREEMPT", "unicast": true,
       "vrrpPassword": null, "writePolicy": "SINGLE_WRITER", "maxLagSeconds": 30,
       "replicationUser": "repl", "replicationPassword": "s3cret", "tags": ["prod"],
       "nodes": [
         {"name": "db1", "host": "172.30.0.11", "interface": "eth1", "priority": 250,
          "mayOwn": true,
          "mysql": {"port": 3306, "user": "pairkeeper", "password": "s3cret", "socket": null,
                    "configFile": null, "serviceName": null},
          "ssh": {"port": 22, "user": "root", "privateKey": null, "privateKeyPassphrase": null,
                  "password": "s3cret", "sudo": false, "hostKey": null}},
         {"name": "db2", "host": "172.30.0.12"}]}
      """;

  @Autowired MockMvcTester calls;
  @Autowired InMemoryRegistry registry;
  @Autowired InMemoryWatch watch;

  @BeforeEach
  void empty() {
    registry.clear();
    watch.clear();
  }

  @Test
  void registeredPairHasAnAddressAndAVersion() {
    MvcTestResult answer = post(ORDERS);

    assertThat(answer).hasStatus(201);
    assertThat(answer).hasHeader("Location", "/api/v1/pairs/orders").hasHeader("ETag", "\"0\"");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.warnings[0]")
        .isEqualTo("only checked a little");
  }

  @Test
  void secretsAreNullBesideFlags() {
    post(ORDERS);

    MvcTestResult answer = get("/api/v1/pairs/orders");

    assertThat(answer).hasStatusOk().hasHeader("ETag", "\"0\"");
    assertThat(answer)
        .bodyText()
        .doesNotContain("s3cret")
        .contains("\"replicationPassword\":null,\"replicationPasswordSet\":true")
        .contains("\"vrrpPassword\":null,\"vrrpPasswordSet\":false")
        .contains("\"interface\":\"eth1\"")
        .contains("\"password\":null,\"passwordSet\":true")
        .contains("\"privateKey\":null,\"privateKeySet\":true")
        .contains("\"privateKeyPassphrase\":null,\"privateKeyPassphraseSet\":false")
        .contains("\"advertIntervalSeconds\":0.5");
  }

  @Test
  void anAnswerCanBeSentBack() throws Exception {
    post(ORDERS);
    String answer = get("/api/v1/pairs/orders").getResponse().getContentAsString();

    assertThat(put("orders", answer)).hasStatusOk().hasHeader("ETag", "\"1\"");
  }

  @Test
  void secondOfTwoChangesOfOneVersionIsRefused() throws Exception {
    post(ORDERS);
    String answer = get("/api/v1/pairs/orders").getResponse().getContentAsString();
    put("orders", answer);

    MvcTestResult second = put("orders", answer);

    assertThat(second).hasStatus(409).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    assertThat(second).bodyJson().extractingPath("$.type").isEqualTo("/problems/refused");
    assertThat(second)
        .bodyJson()
        .extractingPath("$.reasons[0].code")
        .isEqualTo("CHANGED_MEANWHILE");
  }

  @Test
  void staleIfMatchIsAFailedPrecondition() {
    post(ORDERS);

    assertThat(put("orders", ORDERS, "\"0\"")).hasStatusOk();
    MvcTestResult stale = put("orders", ORDERS, "\"0\"");
    assertThat(stale).hasStatus(412);
    assertThat(stale).bodyJson().extractingPath("$.type").isEqualTo("/problems/stale-version");
    assertThat(put("orders", ORDERS, "W/\"1\"")).hasStatus(412);
    assertThat(put("orders", ORDERS, "nonsense")).hasStatus(412);
    assertThat(put("orders", ORDERS, "\"7\", \"1\"")).hasStatusOk();
    assertThat(put("orders", ORDERS, "*")).hasStatusOk();
  }

  @Test
  void changeWithoutAnyVersionOverwrites() {
    post(ORDERS);

    assertThat(put("orders", ORDERS)).hasStatusOk();
    assertThat(put("orders", ORDERS)).hasStatusOk();
  }

  @Test
  void removedPairIsGone() {
    post(ORDERS);

    assertThat(calls.delete().uri("/api/v1/pairs/orders").with(ADMIN)).hasStatus(204);
    assertThat(calls.delete().uri("/api/v1/pairs/orders").with(ADMIN)).hasStatus(404);
    assertThat(get("/api/v1/pairs/orders")).hasStatus(404);
    assertThat(put("orders", ORDERS)).hasStatus(404);
    assertThat(put("orders", ORDERS, "\"0\"")).hasStatus(404);
  }

  @Test
  void everyViolationIsNamedByItsField() {
    MvcTestResult answer = post("{}");

    assertThat(answer).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("name");
    assertThat(answer).bodyJson().extractingPath("$.errors[1].field").isEqualTo("nodes");
    assertThat(answer).bodyJson().extractingPath("$.instance").isEqualTo("/api/v1/pairs");
  }

  @Test
  void listShowsTheWorstFirst() {
    for (String name : new String[] {"calm", "orders", "unseen", "well"}) {
      post(ORDERS.replace("\"orders\"", "\"" + name + "\""));
    }
    watch.look(Samples.well(Samples.pair("well")));
    watch.look(Samples.well(Samples.pair("calm")));
    watch.look(Samples.blind(Samples.pair("orders")));

    MvcTestResult answer = get("/api/v1/pairs");

    assertThat(answer)
        .bodyJson()
        .extractingPath("$.items[*].name")
        .asArray()
        .containsExactly("orders", "unseen", "calm", "well");
    assertThat(answer).bodyJson().extractingPath("$.total").isEqualTo(4);
    assertThat(answer).bodyJson().extractingPath("$.items[0].problems.critical").isEqualTo(1);
    assertThat(answer).bodyJson().extractingPath("$.items[0].owner").isNull();
    assertThat(answer).bodyJson().extractingPath("$.items[0].maxLagSeconds").isNull();
    assertThat(answer).bodyJson().extractingPath("$.items[1].health").isEqualTo("UNKNOWN");
    assertThat(answer).bodyJson().extractingPath("$.items[2].owner").isEqualTo("db1");
    assertThat(answer).bodyJson().extractingPath("$.items[2].maxLagSeconds").isEqualTo(0.012);
    assertThat(answer).bodyJson().extractingPath("$.items[2].writable[0]").isEqualTo("db1");
  }

  @Test
  void listIsFilteredAndPaged() {
    post(ORDERS);
    post(ORDERS.replace("\"orders\"", "\"billing\""));
    watch.look(Samples.blind(Samples.pair("billing")));

    names("?health=CRITICAL").containsExactly("billing");
    names("?health=CRITICAL,UNKNOWN&q=ORD").containsExactly("orders");
    names("?q=172.30.0.12").hasSize(2);
    names("?q=prod&page=1&size=1").containsExactly("orders");
    names("?page=7").isEmpty();
    names("?health=&q=&page=&size=").hasSize(2);
  }

  private ObjectArrayAssert<Object> names(String query) {
    return assertThat(get("/api/v1/pairs" + query))
        .bodyJson()
        .extractingPath("$.items[*].name")
        .asArray();
  }

  private MvcTestResult get(String uri) {
    return calls.get().uri(uri).with(ADMIN).exchange();
  }

  private MvcTestResult post(String body) {
    return calls
        .post()
        .uri("/api/v1/pairs")
        .with(ADMIN)
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }

  private MvcTestResult put(String pair, String body) {
    return calls
        .put()
        .uri("/api/v1/pairs/{pair}", pair)
        .with(ADMIN)
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }

  private MvcTestResult put(String pair, String body, String ifMatch) {
    return calls
        .put()
        .uri("/api/v1/pairs/{pair}", pair)
        .with(ADMIN)
        .header("If-Match", ifMatch)
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }
}
