package dev.pairkeeper.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.monitor.PairObserved;
import dev.pairkeeper.topology.Lag;
import dev.pairkeeper.topology.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
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

  private final List<Client> clients = new ArrayList<>();

  @BeforeEach
  void oneRegisteredPair() {
    calls.removeAllPairs();
    watch.clear();
    calls.post(Calls.pair("orders", 51));
  }

  @AfterEach
  void everybodyLeaves() {
    clients.forEach(Client::leave);
    await().atMost(Duration.ofSeconds(20)).until(this::nudgedClients, count -> count == 0);
  }

  @Test
  void fleetBeginsWithEveryPairAndFollowsChanges() {
    Client client = join("/api/v1/stream");
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
    Client client = join("/api/v1/stream");
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
    Client client = join("/api/v1/pairs/orders/stream");
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
    Client client = join("/api/v1/stream");
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

    clients.forEach(Client::leave);

    await().atMost(Duration.ofSeconds(20)).until(this::nudgedClients, count -> count == 0);
    assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 10);
  }

  @Test
  void clientThatDoesNotReadIsDropped() throws Exception {
    Pair large = Samples.pair("orders");
    try (Socket deaf = open("/api/v1/pairs/orders/stream", 1_024)) {
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

  private Client join(String path) {
    Client client = new Client(path);
    clients.add(client);
    return client;
  }

  private Socket open(String path, int receiveBuffer) throws Exception {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(receiveBuffer);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    OutputStream out = socket.getOutputStream();
    String user = Base64.getEncoder().encodeToString(("admin:" + ApiTest.PASSWORD).getBytes(UTF_8));
    out.write(
        "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic %s\r\n\r\n"
            .formatted(path, user)
            .getBytes(UTF_8));
    out.flush();
    return socket;
  }

  /** Reads all that comes, in a virtual thread. */
  private final class Client {

    private final Socket socket;
    private final Queue<String> read = new ConcurrentLinkedQueue<>();

    Client(String path) {
      try {
        socket = open(path, 65_536);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
      byte[] buffer = new byte[8_192];
      try (InputStream in = socket.getInputStream()) {
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
          read.add(new String(buffer, 0, length, UTF_8));
        }
      } catch (IOException left) {
        read.add("");
      }
    }

    String text() {
      return String.join("", read);
    }

    int count(String part) {
      return text().split(Pattern.quote(part), -1).length - 1;
    }

    void leave() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
