package dev.pairkeeper.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
class SchedulesControllerTests {

  private static final String PATH = "/api/v1/pairs/orders/schedules";
  private final Instant tomorrow =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(1));
  private final Instant later = tomorrow.plus(Duration.ofHours(1));

  @Autowired Calls calls;
  @Autowired JdbcClient database;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void onePair() {
    calls.removeAllPairs();
    calls.post(Calls.pair("orders", 51));
  }

  @Test
  void plannedItIsReadAtItsLocationListedAndCalledOff() {
    MvcTestResult planned =
        calls.call(HttpMethod.POST, PATH, body("SWITCHOVER", "db2", tomorrow, later));

    assertThat(planned).hasStatus(201);
    assertThat(planned).bodyJson().extractingPath("$.status").isEqualTo("PLANNED");
    assertThat(planned).bodyJson().extractingPath("$.plannedBy").isEqualTo("admin");
    assertThat(planned).bodyJson().extractingPath("$.parameters.to").isEqualTo("db2");
    assertThat(planned).bodyJson().extractingPath("$.notBefore").isEqualTo(tomorrow.toString());
    assertThat(planned).bodyJson().extractingPath("$.operationId").isNull();
    String location = Objects.requireNonNull(planned.getResponse().getHeader(HttpHeaders.LOCATION));
    assertThat(location).startsWith(PATH + "/");
    assertThat(calls.get(location)).hasStatusOk();
    assertThat(calls.get(PATH + "?status=PLANNED"))
        .bodyJson()
        .extractingPath("$.items[0].pair")
        .isEqualTo("orders");

    assertThat(calls.call(HttpMethod.DELETE, location, null)).hasStatus(204);
    assertThat(calls.get(location)).bodyJson().extractingPath("$.status").isEqualTo("CANCELLED");
    assertThat(calls.get(location)).bodyJson().extractingPath("$.cancelledBy").isEqualTo("admin");
    MvcTestResult again = calls.call(HttpMethod.DELETE, location, null);
    assertThat(again).hasStatus(409);
    assertThat(again)
        .bodyJson()
        .extractingPath("$.reasons[0].message")
        .isEqualTo("It is CANCELLED already.");
  }

  @Test
  void overlappingWindowIsRefusedWithItsCure() {
    calls.call(HttpMethod.POST, PATH, body("SWITCHOVER", "db2", tomorrow, later));

    MvcTestResult second =
        calls.call(HttpMethod.POST, PATH, body("SWITCHOVER", "db1", tomorrow, later));

    assertThat(second).hasStatus(409);
    assertThat(second)
        .bodyJson()
        .extractingPath("$.reasons[0].code")
        .isEqualTo("SCHEDULE_OVERLAPS");
  }

  @Test
  void wrongRequestsNameTheField() {
    wrong(body("SWITCHOVER", "db9", tomorrow, later), "parameters.to");
    wrong(body("SWITCHOVER", "db2", later, tomorrow), "notAfter");
    wrong(body("SWITCHOVER", "db2", Instant.EPOCH, later), "notBefore");
    wrong(body("APPLY_CONFIG", null, tomorrow, later), "operation");
    wrong("{\"operation\": \"SWITCHOVER\"}", "notBefore");
    wrong("{}", "operation");
    wrong("{\"operation\": \"SWITCHOVER\", \"notBefore\": \"at three\"}", "notBefore");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(calls.get(PATH + "/nothing"))
        .bodyJson()
        .extractingPath("$.type")
        .isEqualTo("/problems/unknown-schedule");
    assertThat(calls.get("/api/v1/pairs/nobody/schedules")).hasStatus(404);
  }

  @Test
  void panelItselfLetsExpireWhatNoPanelCouldTry() {
    MvcTestResult planned =
        calls.call(HttpMethod.POST, PATH, body("SWITCHOVER", "db2", tomorrow, later));
    String location = Objects.requireNonNull(planned.getResponse().getHeader(HttpHeaders.LOCATION));
    database.sql("update scheduled_operation set not_before_ms = 1, not_after_ms = 2").update();

    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() ->
            assertThat(calls.get(location))
                .bodyJson()
                .extractingPath("$.reasons[0].code")
                .isEqualTo("NO_PANEL"));
    assertThat(calls.get(location)).bodyJson().extractingPath("$.status").isEqualTo("EXPIRED");
  }

  @Test
  void transactionOfThePanelTakesBackPlainStatements() {
    database.sql("delete from pair_maintenance").update();

    transaction.executeWithoutResult(status -> {
      database.sql("insert into pair_maintenance values ('orders', 1, 2, 'olga', 'x')").update();
      status.setRollbackOnly();
    });

    assertThat(database.sql("select count(*) from pair_maintenance").query(Long.class).single())
        .isZero();
  }

  private void wrong(String body, String field) {
    MvcTestResult answer = calls.call(HttpMethod.POST, PATH, body);
    assertThat(answer).hasStatus(400);
    assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
    assertThat(calls.get(PATH)).bodyJson().extractingPath("$.items").asArray().isEmpty();
  }

  private static String body(
      String operation, @Nullable String to, Instant notBefore, Instant notAfter) {
    return """
    {"operation": "%s", "parameters": %s, "notBefore": "%s", "notAfter": "%s"}
    """
        .formatted(
            operation, to == null ? "null" : "{\"to\": \"%s\"}".formatted(to), notBefore, notAfter);
  }
}
