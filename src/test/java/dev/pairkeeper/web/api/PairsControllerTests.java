package dev.pairkeeper.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.ObjectArrayAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiTest
class PairsControllerTests {

  private static final String ORDERS = Calls.pair("orders", 51);

  @Autowired Calls calls;
  @Autowired InMemoryWatch watch;

  @BeforeEach
  void empty() {
    calls.removeAllPairs();
    watch.clear();
  }

  @Test
  void registeredPairHasAnAddressAndAVersion() {
    MvcTestResult answer = calls.post(ORDERS);

    assertThat(answer).hasStatus(201);
    assertThat(answer).hasHeader("Location", "/api/v1/pairs/orders").hasHeader("ETag", "\"0\"");
    assertThat(answer).bodyJson().extractingPath("$.warnings").asArray().isEmpty();
  }

  @Test
  void secretsAreNullBesideFlags() {
    calls.post(ORDERS);

    MvcTestResult answer = calls.get("/api/v1/pairs/orders");

    assertThat(answer).hasStatusOk().hasHeader("ETag", "\"0\"");
    assertThat(answer)
        .bodyText()
        .doesNotContain("s3cret")
        .contains("\"replicationPassword\":null,\"replicationPasswordSet\":true")
        .contains("\"vrrpPassword\":null,\"vrrpPasswordSet\":false")
        .contains("\"interface\":\"eth1\"")
        .contains("\"password\":null,\"passwordSet\":true")
        .contains("\"privateKey\":null,\"privateKeySet\":false")
        .contains("\"privateKeyPassphrase\":null,\"privateKeyPassphraseSet\":false")
        .contains("\"advertIntervalSeconds\":0.5");
  }

  @Test
  void witnessesAreGivenAndToldAsAddresses() throws Exception {
    calls.post(ORDERS.replace("\"tags\":", "\"witnesses\": [\"172.30.51.1\"], \"tags\":"));

    MvcTestResult answer = calls.get("/api/v1/pairs/orders");
    assertThat(answer).bodyText().contains("\"witnesses\":[\"172.30.51.1\"]");

    String body = answer.getResponse().getContentAsString();
    assertThat(calls.put("orders", body.replace("172.30.51.1\"]", "gateway\"]")))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.errors[0].field")
        .isEqualTo("witnesses[0]");
  }

  @Test
  void fenceCommandIsNeverTold() throws Exception {
    String fenced =
        ORDERS.replace(
            "\"priority\": 240,", "\"priority\": 240, \"fenceCommand\": \"off -P gehe1m\",");
    assertThat(calls.post(fenced)).bodyText().doesNotContain("gehe1m");

    MvcTestResult answer = calls.get("/api/v1/pairs/orders");
    assertThat(answer)
        .bodyText()
        .doesNotContain("gehe1m")
        .contains("\"fenceCommand\":null,\"fenceCommandSet\":true")
        .contains("\"fenceCommand\":null,\"fenceCommandSet\":false");

    MvcTestResult kept = calls.put("orders", answer.getResponse().getContentAsString());
    assertThat(kept).bodyText().contains("\"fenceCommandSet\":true");

    String removed =
        kept.getResponse()
            .getContentAsString()
            .replace("\"fenceCommand\":null", "\"fenceCommand\":\"\"");
    assertThat(calls.put("orders", removed))
        .hasStatusOk()
        .bodyText()
        .doesNotContain("\"fenceCommandSet\":true");
  }

  @Test
  void wholeSecondsAreWrittenAsPeopleDo() {
    calls.post(ORDERS.replace("\"advertIntervalSeconds\": 0.5", "\"advertIntervalSeconds\": 10"));

    assertThat(calls.get("/api/v1/pairs/orders"))
        .bodyText()
        .contains("\"advertIntervalSeconds\":10,");
  }

  @Test
  void anAnswerCanBeSentBackAndKeepsTheSecrets() throws Exception {
    calls.post(ORDERS);
    String answer = calls.get("/api/v1/pairs/orders").getResponse().getContentAsString();

    MvcTestResult changed = calls.put("orders", answer.replace("[\"prod\"]", "[\"test\"]"));

    assertThat(changed).hasStatusOk().hasHeader("ETag", "\"1\"");
    assertThat(changed).bodyJson().extractingPath("$.replicationPasswordSet").isEqualTo(true);
    assertThat(changed).bodyJson().extractingPath("$.tags[0]").isEqualTo("test");
  }

  @Test
  void nodeThatMovesToAnotherHostWantsItsSecretsAgain() throws Exception {
    calls.post(ORDERS);
    String answer = calls.get("/api/v1/pairs/orders").getResponse().getContentAsString();
    String moved = answer.replaceFirst("\"host\":\"[^\"]+\"", "\"host\":\"db9.example.org\"");

    MvcTestResult refused = calls.put("orders", moved);

    assertThat(refused).hasStatus(400);
    assertThat(refused)
        .bodyJson()
        .extractingPath("$.errors[*].field")
        .asArray()
        .containsExactlyInAnyOrder("nodes[0].mysql.password", "nodes[0].ssh.password");
  }

  @Test
  void secondOfTwoChangesOfOneVersionIsRefused() throws Exception {
    calls.post(ORDERS);
    String answer = calls.get("/api/v1/pairs/orders").getResponse().getContentAsString();
    calls.put("orders", answer.replace("[\"prod\"]", "[\"test\"]"));

    MvcTestResult second = calls.put("orders", answer.replace("[\"prod\"]", "[\"old\"]"));

    assertThat(second).hasStatus(409).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    assertThat(second).bodyJson().extractingPath("$.type").isEqualTo("/problems/refused");
    assertThat(second)
        .bodyJson()
        .extractingPath("$.reasons[0].code")
        .isEqualTo("CHANGED_MEANWHILE");
  }

  @Test
  void staleIfMatchIsAFailedPrecondition() {
    calls.post(ORDERS);

    assertThat(calls.putIfMatch("orders", tagged("one"), "\"0\"")).hasStatusOk();
    MvcTestResult stale = calls.putIfMatch("orders", tagged("two"), "\"0\"");
    assertThat(stale).hasStatus(412);
    assertThat(stale).bodyJson().extractingPath("$.type").isEqualTo("/problems/stale-version");
    assertThat(calls.putIfMatch("orders", tagged("two"), "W/\"1\"")).hasStatus(412);
    assertThat(calls.putIfMatch("orders", tagged("two"), "nonsense")).hasStatus(412);
    assertThat(calls.putIfMatch("orders", tagged("two"), "\"7\", \"1\"")).hasStatusOk();
    assertThat(calls.putIfMatch("orders", tagged("three"), "*")).hasStatusOk();
  }

  @Test
  void changeWithoutAnyVersionOverwrites() {
    calls.post(ORDERS);

    assertThat(calls.put("orders", tagged("one"))).hasStatusOk();
    assertThat(calls.put("orders", tagged("two"))).hasStatusOk();
  }

  @Test
  void removedPairIsGone() {
    calls.post(ORDERS);

    assertThat(calls.delete("orders")).hasStatus(204);
    assertThat(calls.delete("orders")).hasStatus(404);
    assertThat(calls.get("/api/v1/pairs/orders")).hasStatus(404);
    assertThat(calls.put("orders", ORDERS)).hasStatus(404);
    assertThat(calls.putIfMatch("orders", ORDERS, "\"0\"")).hasStatus(404);
  }

  @Test
  void everyViolationIsNamedByItsField() {
    MvcTestResult answer = calls.post("{\"vip\": \"nonsense\", \"nodes\": [{}, {}]}");

    assertThat(answer).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.errors[*].field")
        .asArray()
        .contains("name", "vip", "virtualRouterId", "nodes[0].host", "nodes[1].ssh.user");
    assertThat(answer).bodyJson().extractingPath("$.instance").isEqualTo("/api/v1/pairs");
  }

  @Test
  void listShowsTheWorstFirst() {
    int network = 1;
    for (String name : new String[] {"calm", "orders", "unseen", "well"}) {
      calls.post(Calls.pair(name, network++));
    }
    watch.look(Samples.well(Samples.pair("well")));
    watch.look(Samples.well(Samples.pair("calm")));
    watch.look(Samples.blind(Samples.pair("orders")));

    MvcTestResult answer = calls.get("/api/v1/pairs");

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
    calls.post(ORDERS);
    calls.post(Calls.pair("billing", 52));
    watch.look(Samples.blind(Samples.pair("billing")));

    names("?health=CRITICAL").containsExactly("billing");
    names("?health=CRITICAL,UNKNOWN&q=ORD").containsExactly("orders");
    names("?q=172.30.52.12").containsExactly("billing");
    names("?q=prod&page=1&size=1").containsExactly("orders");
    names("?page=7").isEmpty();
    names("?health=&q=&page=&size=").hasSize(2);
  }

  private ObjectArrayAssert<Object> names(String query) {
    return assertThat(calls.get("/api/v1/pairs" + query))
        .bodyJson()
        .extractingPath("$.items[*].name")
        .asArray();
  }

  private static String tagged(String tag) {
    return ORDERS.replace("[\"prod\"]", "[\"%s\"]".formatted(tag));
  }
}
