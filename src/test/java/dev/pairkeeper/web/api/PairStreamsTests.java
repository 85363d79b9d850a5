package dev.pairkeeper.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.monitor.PairObserved;
import dev.pairkeeper.topology.Lag;
import dev.pairkeeper.topology.Pair;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;

@ApiTest
@TestPropertySource(properties = "server.tomcat.connection-timeout=2s")
class PairStreamsTests {

  private static final Pair ORDERS = Samples.pair("orders");

  @Autowired Calls calls;
  @Autowired InMemoryWatch watch;
  @Autowired PairStreams streams;
  @LocalServerPort int port;

  private final List<StreamClient> clients = new ArrayList<>();

  @BeforeEach
  void oneRegisteredPair() {
    calls.removeAllPairs();
    watch.clear();
    calls.post(Calls.pair("orders", 51));
  }

  @AfterEach
  void everybodyLeaves() {
    clients.forEach(StreamClient::leave);
    await().atMost(Duration.ofSeconds(20)).until(this::nudgedClients, count -> count == 0);
  }

  @Test
  void fleetBeginsWithEveryPairAndFollowsChanges() {
    StreamClient client = join("/api/v1/stream");
    await().untilAsserted(() -> assertThat(client.text()).contains("event: pair", "\"UNKNOWN\""));

    watch.look(Samples.well(ORDERS));
    await().untilAsserted(() -> assertThat(client.text()).contains("\"health\":\"OK\""));

    calls.delete("orders");
    await()
        .untilAsserted(() ->
            assertThat(client.text()).contains("event: removed\ndata: {\"name\":\"orders\"}"));
    assertThat(client.text())
        .contains("text/event-stream")
        .contains("Cache-Control: no-store")
        .contains("event: ping\ndata: {\"now\":");
  }

  @Test
  void fleetIsNotToldOfLooksThatChangedNothing() {
    StreamClient client = join("/api/v1/stream");
    watch.look(Samples.well(ORDERS));
    await().untilAsserted(() -> assertThat(client.text()).contains("\"health\":\"OK\""));

    for (int i = 0; i < 5; i++) {
      watch.look(Samples.well(ORDERS));
    }
    watch.look(Samples.status(ORDERS, false, false, Lag.UNKNOWN));

    await().untilAsserted(() -> assertThat(client.text()).contains("\"writable\":[]", "null"));
    assertThat(client.count("\"health\":\"OK\"")).isLessThanOrEqualTo(2);
  }

  @Test
  void pairIsToldOfEachLook() {
    StreamClient client = join("/api/v1/pairs/orders/stream");
    await().untilAsserted(() -> assertThat(client.text()).contains("event: state"));

    watch.look(Samples.well(ORDERS));
    await().untilAsserted(() -> assertThat(client.text()).contains("\"owner\":\"db1\""));

    calls.delete("orders");
    await().untilAsserted(() -> assertThat(client.text()).contains("event: removed"));
    await().until(() -> streams.clients() == 0);
  }

  @Test
  void askingForTheHeadersOnlyEndsAtOnce() {
    assertThat(calls.call(HttpMethod.HEAD, "/api/v1/stream", null)).hasStatusOk();
    assertThat(calls.call(HttpMethod.HEAD, "/api/v1/pairs/orders/stream", null)).hasStatusOk();
    assertThat(streams.clients()).isZero();
  }

  @Test
  void lookThatEndsAfterItsPairWasRemovedIsNotTold() {
    StreamClient client = join("/api/v1/stream");
    await().untilAsserted(() -> assertThat(client.text()).contains("event: pair"));

    streams.observed(new PairObserved(Samples.well(Samples.pair("gone"))));
    watch.look(Samples.well(ORDERS));

    await().untilAsserted(() -> assertThat(client.text()).contains("\"health\":\"OK\""));
    assertThat(client.text()).doesNotContain("gone");
  }

  @Test
  void oneHundredClientsLeaveNothingBehind() {
    int threads = Thread.activeCount();
    for (int i = 0; i < 50; i++) {
      join("/api/v1/stream");
      join("/api/v1/pairs/orders/stream");
    }
    await().until(() -> streams.clients() == 100);
    for (int i = 0; i < 50; i++) {
      watch.look(Samples.status(ORDERS, i % 2 == 0, false, Lag.UNKNOWN));
    }
    watch.look(Samples.well(ORDERS));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(clients)
                .allSatisfy(client -> assertThat(client.text()).contains("\"owner\":\"db1\"")));
    assertThat(streams.clients()).isEqualTo(100);

    clients.forEach(StreamClient::leave);

    await().atMost(Duration.ofSeconds(20)).until(this::nudgedClients, count -> count == 0);
    assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 10);
  }

  @Test
  void clientThatDoesNotReadIsDropped() throws Exception {
    Pair large = Samples.pair("orders");
    try (Socket deaf = StreamClient.open(port, "/api/v1/pairs/orders/stream", 1_024)) {
      await().until(() -> streams.clients() == 1);
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(2))
          .until(() -> {
            watch.look(Samples.well(large));
            return streams.clients() == 0;
          });
      assertThat(deaf.isConnected()).isTrue();
    }
  }

  private int nudgedClients() {
    watch.look(Samples.well(ORDERS));
    return streams.clients();
  }

  private StreamClient join(String path) {
    StreamClient client = StreamClient.of(port, path);
    clients.add(client);
    return client;
  }
}
