package dev.pairkeeper.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.monitor.EventLog;
import dev.pairkeeper.monitor.LagHistory;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.operation.Operation;
import dev.pairkeeper.operation.OperationStatus;
import dev.pairkeeper.operation.Operations.Planning.Planned;
import dev.pairkeeper.operation.Operations.Starting.Started;
import dev.pairkeeper.plan.OperationRequest.SetReadOnly;
import dev.pairkeeper.topology.Lag;
import dev.pairkeeper.topology.LagPoint;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.web.doubles.InMemoryOperations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.json.JsonPathValueAssert;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiTest
class PairStateControllerTests {

  private static final Pair ORDERS = Samples.pair("orders");

  @Autowired Calls calls;
  @Autowired InMemoryWatch watch;
  @Autowired InMemoryOperations operations;

  @BeforeEach
  void oneRegisteredPair() {
    calls.removeAllPairs();
    watch.clear();
    operations.clear();
    calls.post(Calls.pair("orders", 51));
  }

  @Test
  void stateShowsWhatALookSaw() {
    watch.look(Samples.well(ORDERS));

    path("/state", "$.health").isEqualTo("OK");
    path("/state", "$.owner").isEqualTo("db1");
    path("/state", "$.throughVip.node").isEqualTo("db1");
    path("/state", "$.throughVip.serverUuid").isEqualTo(Samples.UUID_1);
    path("/state", "$.nodes[0].reachable.mysql").isEqualTo(true);
    path("/state", "$.nodes[0].holdsVip").isEqualTo(true);
    path("/state", "$.nodes[1].holdsVip").isEqualTo(false);
    path("/state", "$.nodes[0].mysql.gtidExecuted").isEqualTo(Samples.UUID_1 + ":1-5");
    path("/state", "$.nodes[0].mysql.uptimeSeconds").isEqualTo(3600);
    path("/state", "$.nodes[1].channels[0].lagSeconds").isEqualTo(0.012);
    path("/state", "$.nodes[1].channels[0].lagFrom").isEqualTo("COMMIT_TIMESTAMPS");
    path("/state", "$.nodes[1].channels[0].source").isEqualTo("172.30.0.11:3306");
    path("/state", "$.nodes[1].channels[0].ioRunning").isEqualTo("YES");
    path("/state", "$.nodes[1].channels[0].sqlRunning").isEqualTo("YES");
    path("/state", "$.nodes[0].vrrp.state").isEqualTo("MASTER");
    path("/state", "$.nodes[0].vrrp.lastTransitionAt").isEqualTo("2026-01-31T11:00:00Z");
    path("/state", "$.nodes[0].services.keepalived").isEqualTo("RUNNING");
  }

  @Test
  void whatWasNotLearnedIsNull() {
    watch.look(Samples.blind(ORDERS));

    path("/state", "$.owner").isNull();
    path("/state", "$.throughVip").isNull();
    path("/state", "$.nodes[0].reachable.ssh").isEqualTo(false);
    path("/state", "$.nodes[0].holdsVip").isNull();
    path("/state", "$.nodes[0].writable").isNull();
    path("/state", "$.nodes[0].mysql").isNull();
    path("/state", "$.nodes[0].channels").isNull();
    path("/state", "$.nodes[0].vrrp").isNull();
    path("/state", "$.nodes[0].services").isNull();
    path("/state", "$.nodes[0].failures.mysql").isEqualTo("no answer within 3 s");
    path("/problems", "$.items[0].code").isEqualTo("NODE_MYSQL_UNREACHABLE");
    path("/problems", "$.items[0].since").isEqualTo("2026-01-31T12:00:00Z");
  }

  @Test
  void unknownLagIsNullNotZero() {
    watch.look(Samples.status(ORDERS, true, false, Lag.UNKNOWN));

    path("/state", "$.nodes[0].channels[0].lagSeconds").isNull();
    path("/state", "$.nodes[0].channels[0].lagFrom").isNull();
  }

  @Test
  void pairWithoutALookIsUnknown() {
    path("/state", "$.health").isEqualTo("UNKNOWN");
    path("/state", "$.observedAt").isNull();
    path("/state", "$.nodes[0].reachable.mysql").isNull();
    path("/problems", "$.items").asArray().isEmpty();
    path("/eligibility", "$.nodes[1].reasons[0].code").isEqualTo("NOT_OBSERVED");
    path("/config", "$.nodes[0].values").isNull();
    assertThat(calls.call(HttpMethod.POST, "/api/v1/pairs/orders/observe", null)).hasStatusOk();
  }

  @Test
  void lookTakenNowIsAnswered() {
    watch.look(Samples.well(ORDERS));

    MvcTestResult answer = calls.call(HttpMethod.POST, "/api/v1/pairs/orders/observe", null);

    assertThat(answer).hasStatusOk();
    assertThat(answer).bodyJson().extractingPath("$.health").isEqualTo("OK");
  }

  @Test
  void writableHolderIsTheOwner() {
    watch.look(Samples.well(ORDERS));

    path("/owner", "$.node").isEqualTo("db1");
    path("/owner", "$.host").isEqualTo("172.30.0.11");
    path("/owner", "$.mysqlPort").isEqualTo(3306);
    path("/owner", "$.vip").isEqualTo("172.30.0.100/24");
  }

  @Test
  void thereIsNoOwnerUnlessExactlyOneHolderIsWritable() {
    assertNoOwner("NOT_OBSERVED");
    watch.look(Samples.blind(ORDERS));
    assertNoOwner("VIP_ON_NO_NODE");
    watch.look(Samples.status(ORDERS, false, false, Lag.UNKNOWN));
    assertNoOwner("VIP_OWNER_READ_ONLY");
    watch.look(Samples.status(ORDERS, true, true, Lag.UNKNOWN));
    assertNoOwner("VIP_ON_BOTH_NODES");
  }

  @Test
  void lookOfLongAgoNamesNoOwner() {
    PairSnapshot seen = Samples.well(ORDERS).snapshot();
    PairSnapshot old =
        new PairSnapshot(
            seen.pair(),
            Instant.now().minusSeconds(60),
            seen.first(),
            seen.second(),
            seen.throughVip(),
            seen.past());
    watch.look(Samples.judged(old, Health.OK));

    assertNoOwner("OBSERVATION_STALE");
  }

  @Test
  void ownerIsToldWhileTheRegistryHoldsNothing() {
    PairStatus unregistered = Samples.well(Samples.pair("only-watched"));
    watch.look(unregistered);

    assertThat(calls.get("/api/v1/pairs/only-watched/owner")).hasStatusOk();
  }

  @Test
  void eligibilitySaysWhyNot() {
    watch.look(Samples.well(ORDERS));

    path("/eligibility", "$.nodes[0].eligible").isEqualTo(true);
    path("/eligibility", "$.nodes[0].estimatedLossTransactions").isEqualTo(0);
    path("/eligibility", "$.nodes[0].estimatedLossSeconds").isEqualTo(1.5);
    path("/eligibility", "$.nodes[1].reasons[0].cure").isEqualTo("Wait.");
    path("/eligibility", "$.nodes[1].estimatedLossSeconds").isNull();
    path("/eligibility", "$.possible").isEqualTo(false);
  }

  @Test
  void writePauseIsUnknownUntilAnOperationMeasuredIt() {
    watch.look(Samples.well(ORDERS));

    path("/eligibility", "$.estimatedWritePauseMillis").isNull();

    operations.paused(Duration.ofMillis(31), Duration.ofMillis(240), Duration.ofMillis(27));
    path("/eligibility", "$.estimatedWritePauseMillis.median").isEqualTo(31);
    path("/eligibility", "$.estimatedWritePauseMillis.worst").isEqualTo(240);
    path("/eligibility", "$.estimatedWritePauseMillis.operations").isEqualTo(3);
  }

  @Test
  void eligibilityNamesTheOperationThatIsInTheWayAndWhoStartedIt() {
    watch.look(Samples.well(ORDERS));
    path("/eligibility", "$.blockers").asArray().isEmpty();
    String plan =
        ((Planned) operations.plan("orders", new SetReadOnly("db1"), "olga").orElseThrow())
            .plan()
            .id();
    Operation running = ((Started) operations.run(plan, "olga").orElseThrow()).operation();

    path("/eligibility", "$.blockers[0].code").isEqualTo("OPERATION_RUNNING");
    path("/eligibility", "$.blockers[0].stops").isEqualTo("OPERATIONS");
    path("/eligibility", "$.blockers[0].operation").isEqualTo(running.id());
    path("/eligibility", "$.blockers[0].user").isEqualTo("olga");

    operations.end(running.id(), OperationStatus.INTERRUPTED, "The panel was lost.");
    path("/eligibility", "$.blockers[0].code").isEqualTo("OPERATION_INTERRUPTED");
  }

  @Test
  void configShowsActualValuesAndWantsNothingYet() {
    watch.look(Samples.well(ORDERS));

    path("/config", "$.nodes[0].files[0].mode").isEqualTo("0644");
    path("/config", "$.nodes[0].files[0].wanted").isNull();
    path("/config", "$.nodes[0].values[0].name").isEqualTo("server_id");
    path("/config", "$.nodes[1].values[0].actual").isEqualTo("2");
    path("/config", "$.nodes[0].diff").isNull();
  }

  @Test
  void lagIsAListOfMomentsAndSeconds() {
    watch.lags.add(
        new LagHistory.Series(
            "db2",
            "",
            List.of(
                new LagPoint(Instant.ofEpochMilli(1_000), 0.5),
                new LagPoint(Instant.ofEpochMilli(2_000), null))));

    MvcTestResult answer =
        calls.get("/api/v1/pairs/orders/lag?from=2026-01-31T12:00:00Z&to=2026-01-31T13:00:00Z");

    assertThat(answer)
        .bodyText()
        .isEqualTo(
            "{\"series\":[{\"node\":\"db2\",\"channel\":\"\",\"points\":[[1000,0.5],[2000,null]]}]}");
    assertThat(watch.lastLagCall).isEqualTo("2026-01-31T12:00:00Z 2026-01-31T13:00:00Z 300");
    assertThat(
            calls.get("/api/v1/pairs/orders/lag?from=2026-01-31T12:00:00Z&to=2026-01-30T12:00:00Z"))
        .hasStatus(400);
  }

  @Test
  void eventsAreListed() {
    watch.events.add(
        new EventLog.Event(
            7,
            "orders",
            Instant.parse("2026-01-31T12:00:00Z"),
            EventLog.Kind.VIP_MOVED,
            null,
            "The VIP moved."));

    assertThat(calls.get("/api/v1/pairs/orders/events"))
        .bodyText()
        .isEqualTo(
            "{\"items\":[{\"id\":7,\"at\":\"2026-01-31T12:00:00Z\",\"kind\":\"VIP_MOVED\","
                + "\"node\":null,\"message\":\"The VIP moved.\"}]}");
  }

  private void assertNoOwner(String reason) {
    MvcTestResult answer = calls.get("/api/v1/pairs/orders/owner");
    assertThat(answer).hasStatus(503);
    assertThat(answer).bodyJson().extractingPath("$.reasons[0].code").isEqualTo(reason);
  }

  private JsonPathValueAssert path(String call, String path) {
    MvcTestResult answer = calls.get("/api/v1/pairs/orders" + call);
    assertThat(answer).hasStatusOk();
    return assertThat(answer).bodyJson().extractingPath(path);
  }
}
