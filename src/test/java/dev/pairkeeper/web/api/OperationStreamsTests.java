package dev.pairkeeper.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.operation.OperationStatus;
import dev.pairkeeper.operation.Operations.Planning.Planned;
import dev.pairkeeper.operation.Operations.Starting.Started;
import dev.pairkeeper.operation.StepStatus;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.web.doubles.InMemoryOperations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;

@ApiTest
class OperationStreamsTests {

  @Autowired Calls calls;
  @Autowired InMemoryWatch watch;
  @Autowired InMemoryOperations operations;
  @Autowired OperationStreams streams;
  @LocalServerPort int port;

  private final List<StreamClient> clients = new ArrayList<>();
  private String id;

  @BeforeEach
  void oneRunningOperation() {
    operations.clear();
    watch.clear();
    watch.look(Samples.well(Samples.pair("orders")));
    var planned =
        (Planned)
            operations
                .plan("orders", new OperationRequest.SetReadOnly("db1"), "admin")
                .orElseThrow();
    var started = (Started) operations.run(planned.plan().id(), "admin").orElseThrow();
    id = started.operation().id();
  }

  @AfterEach
  void everybodyLeaves() {
    clients.forEach(StreamClient::leave);
  }

  @Test
  void clientSeesEachStepTheOutputAndTheEnd() {
    StreamClient client = join();
    await().untilAsserted(() -> assertThat(client.text()).contains("\"status\":\"PENDING\""));

    operations.step(id, 1, StepStatus.RUNNING, "Query OK", null);
    await()
        .untilAsserted(() ->
            assertThat(client.text())
                .contains("\"status\":\"RUNNING\"", "event: log", "\"output\":\"Query OK\""));
    operations.step(id, 1, StepStatus.DONE, "Query OK", null);
    operations.end(id, OperationStatus.SUCCEEDED, "db1 takes no more writes.");

    await()
        .untilAsserted(() ->
            assertThat(client.text())
                .contains("\"status\":\"DONE\"", "event: done", "db1 takes no more writes."));
    await().until(() -> streams.clients() == 0);
  }

  @Test
  void clientThatComesLateMissesNothing() {
    operations.step(id, 1, StepStatus.DONE, "Query OK", null);
    operations.end(id, OperationStatus.SUCCEEDED, "db1 takes no more writes.");

    StreamClient client = join();

    await()
        .untilAsserted(() ->
            assertThat(client.text())
                .containsSubsequence("event: step", "event: log", "event: done"));
    await().until(() -> streams.clients() == 0);
  }

  @Test
  void outputThatDidNotChangeIsNotRepeated() {
    StreamClient client = join();
    operations.step(id, 1, StepStatus.RUNNING, "Query OK", null);
    await().untilAsserted(() -> assertThat(client.text()).contains("event: log"));
    operations.step(id, 1, StepStatus.DONE, "Query OK", null);
    await().untilAsserted(() -> assertThat(client.text()).contains("\"status\":\"DONE\""));

    assertThat(client.count("event: log")).isEqualTo(1);
  }

  @Test
  void operationThatAnotherPanelRunsIsFollowedToo() {
    StreamClient client = join();
    await().untilAsserted(() -> assertThat(client.text()).contains("event: step"));

    operations.endElsewhere(id, OperationStatus.SUCCEEDED, "It was done elsewhere.");

    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(client.text()).contains("It was done elsewhere."));
  }

  @Test
  void askingForTheHeadersOnlyEndsAtOnce() {
    assertThat(calls.call(HttpMethod.HEAD, "/api/v1/operations/" + id + "/stream", null))
        .hasStatusOk();
    assertThat(streams.clients()).isZero();
  }

  private StreamClient join() {
    StreamClient client = StreamClient.of(port, "/api/v1/operations/" + id + "/stream");
    clients.add(client);
    return client;
  }
}
