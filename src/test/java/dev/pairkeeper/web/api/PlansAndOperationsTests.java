package dev.pairkeeper.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.access.AuditLog;
import dev.pairkeeper.access.AuditLog.Search;
import dev.pairkeeper.operation.OperationStatus;
import dev.pairkeeper.operation.StepStatus;
import dev.pairkeeper.web.doubles.InMemoryOperations;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiTest
class PlansAndOperationsTests {

  private static final String PLANS = "/api/v1/pairs/orders/plans";
  private static final String CLOSE_DB1 =
      "{\"operation\": \"SET_READ_ONLY\", \"parameters\": {\"node\": \"db1\"}}";

  @Autowired Calls calls;
  @Autowired InMemoryWatch watch;
  @Autowired InMemoryOperations operations;
  @Autowired AuditLog audit;

  @BeforeEach
  void onePairThatIsWell() {
    calls.removeAllPairs();
    operations.clear();
    calls.post(Calls.pair("orders", 51));
    watch.clear();
    watch.look(Samples.well(Samples.pair("orders")));
  }

  @Test
  void planTellsEveryStepAndIsReadAgainAtItsLocation() {
    MvcTestResult made = calls.call(HttpMethod.POST, PLANS, CLOSE_DB1);

    assertThat(made).hasStatus(201);
    assertThat(made).bodyJson().extractingPath("$.operation").isEqualTo("SET_READ_ONLY");
    assertThat(made).bodyJson().extractingPath("$.parameters.node").isEqualTo("db1");
    assertThat(made).bodyJson().extractingPath("$.steps[0].number").isEqualTo(1);
    assertThat(made).bodyJson().extractingPath("$.steps[0].kind").isEqualTo("SQL");
    assertThat(made)
        .bodyJson()
        .extractingPath("$.steps[0].detail")
        .isEqualTo("SET GLOBAL super_read_only = ON;");
    assertThat(made).bodyJson().extractingPath("$.steps[0].undo").asString().contains("OFF");
    assertThat(calls.get(location(made))).hasStatusOk();
    assertThat(lines()).anyMatch(line -> line.startsWith("PLAN_MADE Plan plan-"));
  }

  @Test
  void refusalHasEveryReasonWithItsCure() {
    MvcTestResult refused =
        calls.call(
            HttpMethod.POST,
            PLANS,
            "{\"operation\": \"SET_WRITABLE\", \"parameters\": {\"node\": \"db2\"}}");

    assertThat(refused).hasStatus(409);
    assertThat(refused).bodyJson().extractingPath("$.type").isEqualTo("/problems/refused");
    assertThat(refused)
        .bodyJson()
        .extractingPath("$.reasons[*].code")
        .asArray()
        .contains("PEER_WRITABLE", "PEER_HAS_VIP");
    assertThat(refused).bodyJson().extractingPath("$.reasons[0].cure").asString().isNotEmpty();
  }

  @Test
  void wrongRequestsNameTheFieldAndWhatIsAllowed() {
    wrong("{}", "operation", "is needed: one of SET_UP, SWITCHOVER");
    wrong("{\"operation\": \"EXPLODE\"}", "operation", "must be one of SET_UP");
    wrong("{\"operation\": \"SET_READ_ONLY\"}", "parameters.node", "is needed: one of db1, db2.");
    wrong(
        "{\"operation\": \"SET_READ_ONLY\", \"parameters\": {\"node\": 7}}",
        "parameters.node",
        "is needed: one of db1, db2.");
    wrong(
        "{\"operation\": \"APPLY_CONFIG\", \"parameters\": {\"force\": true}}",
        "parameters.force",
        "APPLY_CONFIG has no parameters");
    wrong(
        "{\"operation\": \"SET_UP\", \"parameters\": {\"installPackages\": \"true\"}}",
        "parameters.installPackages",
        "must be one of true, false, or null.");
    wrong("{\"operation\": \"APPLY_CONFIG\", \"node\": \"db1\"}", "node", "is not a field here");
  }

  @Test
  void nullIsAsGoodAsAnAbsentParameter() {
    MvcTestResult answer =
        calls.call(
            HttpMethod.POST,
            PLANS,
            "{\"operation\": \"START_REPLICATION\", \"parameters\": {\"node\": null}}");

    assertThat(answer).hasStatus(409);
    assertThat(answer).bodyJson().extractingPath("$.reasons[0].code").isEqualTo("ALREADY_RUNNING");
  }

  @Test
  void planRunsAndItsOperationIsFollowed() {
    MvcTestResult started = run();

    assertThat(started).hasStatus(202);
    String id = location(started).replaceAll(".*/", "");
    operations.step(id, 1, StepStatus.FAILED, "said something", "It failed.");
    operations.end(id, OperationStatus.FAILED, "Nothing changed.");

    MvcTestResult read = calls.get("/api/v1/operations/{id}", id);
    assertThat(read).bodyJson().extractingPath("$.status").isEqualTo("FAILED");
    assertThat(read).bodyJson().extractingPath("$.startedBy").isEqualTo("admin");
    assertThat(read).bodyJson().extractingPath("$.steps[0].status").isEqualTo("FAILED");
    assertThat(read).bodyJson().extractingPath("$.steps[0].output").isEqualTo("said something");
    assertThat(read).bodyJson().extractingPath("$.steps[0].error").isEqualTo("It failed.");
    assertThat(calls.get("/api/v1/operations?pair=orders&status=FAILED"))
        .bodyJson()
        .extractingPath("$.items[*].id")
        .asArray()
        .containsExactly(id);
    assertThat(calls.get("/api/v1/operations?pair=orders&status=RUNNING"))
        .bodyJson()
        .extractingPath("$.items")
        .asArray()
        .isEmpty();
    assertThat(calls.get("/api/v1/operations?status=DONE"))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.errors[0].message")
        .asString()
        .contains("RUNNING, SUCCEEDED");
  }

  @Test
  void whatCantBeStartedIsRefusedWithTheReason() {
    MvcTestResult plan = calls.call(HttpMethod.POST, PLANS, CLOSE_DB1);
    operations.refuses("GROUND_CHANGED", "VIP owner was db1 and is db2.", "Plan again.");

    MvcTestResult refused = calls.call(HttpMethod.POST, location(plan) + "/run", null);

    assertThat(refused).hasStatus(409);
    assertThat(refused).bodyJson().extractingPath("$.reasons[0].code").isEqualTo("GROUND_CHANGED");
  }

  @Test
  void interruptedOperationTellsWhatCanBeDoneAndDoesIt() {
    String operation = location(run());
    String id = operation.replaceAll(".*/", "");
    operations.step(id, 1, StepStatus.RUNNING, "", null);
    operations.end(id, OperationStatus.INTERRUPTED, "The panel was lost.");

    MvcTestResult recovery = calls.get(operation + "/recovery");
    assertThat(recovery).bodyJson().extractingPath("$.underWay.number").isEqualTo(1);
    assertThat(recovery).bodyJson().extractingPath("$.seen[0]").isEqualTo("db1 alone has the VIP.");
    assertThat(recovery).bodyJson().extractingPath("$.toResume").asArray().hasSize(1);

    for (String wish : List.of("resume", "undo", "cancel")) {
      assertThat(calls.call(HttpMethod.POST, operation + "/" + wish, null)).hasStatus(202);
    }
    assertThat(lines())
        .contains(
            "OPERATION_RESUMED SET_READ_ONLY %s told to go on.".formatted(id),
            "OPERATION_UNDONE SET_READ_ONLY %s told to go back.".formatted(id),
            "OPERATION_CANCELLED SET_READ_ONLY %s told to stop.".formatted(id));
  }

  @Test
  void documentDescribesThem() {
    assertThat(calls.get("/v3/api-docs"))
        .bodyText()
        .contains(
            "/api/v1/pairs/{pair}/plans",
            "/api/v1/plans/{id}/run",
            "/api/v1/operations/{id}/stream",
            "/api/v1/operations/{id}/recovery",
            "\"PlanRequest\"",
            "\"OperationStep\"",
            "/api/v1/audit");
  }

  @Test
  void auditLogIsReadPageByPage() {
    calls.call(HttpMethod.POST, PLANS, CLOSE_DB1);
    calls.call(HttpMethod.POST, PLANS, CLOSE_DB1);
    calls.delete("orders");

    MvcTestResult page = calls.get("/api/v1/audit?pair=orders&user=admin&size=2");
    assertThat(page).bodyJson().extractingPath("$.items[0].action").isEqualTo("PAIR_REMOVED");
    assertThat(page).bodyJson().extractingPath("$.items[1].action").isEqualTo("PLAN_MADE");
    assertThat(page).bodyJson().extractingPath("$.items").asArray().hasSize(2);
    assertThat(calls.get("/api/v1/audit?from=tomorrow"))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.errors[0].field")
        .isEqualTo("from");
    assertThat(calls.get("/api/v1/audit?pair=nobody"))
        .bodyJson()
        .extractingPath("$.total")
        .isEqualTo(0);
    assertThat(calls.get("/api/v1/audit?size=500")).bodyText().doesNotContain("s3cret");
  }

  private MvcTestResult run() {
    MvcTestResult plan = calls.call(HttpMethod.POST, PLANS, CLOSE_DB1);
    return calls.call(HttpMethod.POST, location(plan) + "/run", null);
  }

  private void wrong(String body, String field, String message) {
    MvcTestResult answer = calls.call(HttpMethod.POST, PLANS, body);
    assertThat(answer).hasStatus(400);
    assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.errors[0].message")
        .asString()
        .contains(message);
  }

  private List<String> lines() {
    return audit.find(new Search("orders", null, null, null), 0, 50).entries().stream()
        .map(entry -> entry.action() + " " + entry.detail())
        .toList();
  }

  private static String location(MvcTestResult answer) {
    return Objects.requireNonNull(answer.getResponse().getHeader("Location"));
  }
}
