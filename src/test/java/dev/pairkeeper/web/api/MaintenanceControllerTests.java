package dev.pairkeeper.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.access.AuditLog;
import dev.pairkeeper.access.AuditLog.Search;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.json.JsonPathValueAssert;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiTest
class MaintenanceControllerTests {

  private static final String PATH = "/api/v1/pairs/orders/maintenance";

  @Autowired Calls calls;
  @Autowired InMemoryWatch watch;
  @Autowired AuditLog audit;

  @BeforeEach
  void onePairThatIsWell() {
    calls.removeAllPairs();
    watch.clear();
    calls.post(Calls.pair("orders", 51));
    watch.look(Samples.well(Samples.pair("orders")));
  }

  @Test
  void ordersReadsAndEnds() {
    assertThat(calls.get(PATH)).bodyJson().extractingPath("$.active").isEqualTo(false);

    MvcTestResult ordered = put("{\"minutes\": 90, \"reason\": \"new disks\"}");

    assertThat(ordered).hasStatusOk();
    assertThat(ordered).bodyJson().extractingPath("$.by").isEqualTo("admin");
    path(PATH, "$.active").isEqualTo(true);
    path(PATH, "$.reason").isEqualTo("new disks");
    path("/api/v1/pairs", "$.items[0].maintenanceUntil").isNotNull();
    assertThat(audit.find(new Search("orders", null, null, null), 0, 1).entries().getFirst())
        .extracting(AuditLog.Entry::action)
        .isEqualTo(AuditLog.Action.MAINTENANCE_BEGAN);

    assertThat(calls.call(HttpMethod.DELETE, PATH, null)).hasStatus(204);
    assertThat(calls.call(HttpMethod.DELETE, PATH, null)).hasStatus(204);
    path(PATH, "$.active").isEqualTo(false);
    path(PATH, "$.until").isNull();
    path("/api/v1/pairs", "$.items[0].maintenanceUntil").isNull();
  }

  @Test
  void eligibilityTellsThatOnlyWhatIsScheduledIsStopped() {
    put("{\"minutes\": 90, \"reason\": \"new disks\"}");

    path("/api/v1/pairs/orders/eligibility", "$.blockers[0].code").isEqualTo("MAINTENANCE");
    path("/api/v1/pairs/orders/eligibility", "$.blockers[0].stops").isEqualTo("SCHEDULED");
    path("/api/v1/pairs/orders/eligibility", "$.blockers[0].user").isEqualTo("admin");
  }

  @Test
  void metricIsScraped() {
    put("{\"minutes\": 90, \"reason\": \"new disks\"}");

    assertThat(calls.get("/actuator/prometheus"))
        .bodyText()
        .contains("pairkeeper_maintenance{pair=\"orders\"} 1.0");
  }

  @Test
  void wrongOrdersNameTheFieldAndTheCure() {
    wrong("{\"minutes\": 90}", "reason", "is needed");
    wrong("{\"minutes\": 43201, \"reason\": \"x\"}", "minutes", "between 1 and 43200");
    wrong("{\"until\": \"2001-01-01T00:00:00Z\", \"reason\": \"x\"}", "until", "in the future");
    wrong("{\"until\": \"tomorrow\", \"reason\": \"x\"}", "until", "ISO-8601");
    wrong("{\"until\": 1764277200, \"reason\": \"x\"}", "until", "ISO-8601");
    wrong("{\"hours\": 1, \"reason\": \"x\"}", "hours", "is not a field here");
  }

  @Test
  void pairThatIsNotRegisteredIsNotFound() {
    for (HttpMethod method : new HttpMethod[] {HttpMethod.GET, HttpMethod.DELETE}) {
      assertThat(calls.call(method, "/api/v1/pairs/nobody/maintenance", null)).hasStatus(404);
    }
    assertThat(
            calls.call(
                HttpMethod.PUT,
                "/api/v1/pairs/nobody/maintenance",
                "{\"minutes\": 1, \"reason\": \"x\"}"))
        .hasStatus(404);
  }

  private MvcTestResult put(String body) {
    return calls.call(HttpMethod.PUT, PATH, body);
  }

  private void wrong(String body, String field, String message) {
    MvcTestResult answer = put(body);
    assertThat(answer).hasStatus(400);
    assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.errors[0].message")
        .asString()
        .contains(message);
  }

  private JsonPathValueAssert path(String uri, String path) {
    return assertThat(calls.get(uri)).bodyJson().extractingPath(path);
  }
}
