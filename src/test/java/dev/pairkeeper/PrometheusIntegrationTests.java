package dev.pairkeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.OnLab;
import dev.pairkeeper.operation.Operations;
import dev.pairkeeper.operation.Operations.Planning.Planned;
import dev.pairkeeper.operation.Operations.Starting.Started;
import dev.pairkeeper.plan.OperationRequest.SetReadOnly;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.RegistrationResult.Stored;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus scrapes the panel while it looks at a real pair. */
@OnLab
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"pairkeeper.admin.password=first-admin-password", "server.shutdown=immediate"})
class PrometheusIntegrationTests {

  private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
  private static final List<String> METRICS =
      List.of(
          "pairkeeper_vip_owner{node=\"db1\"} == 1",
          "pairkeeper_vip_owner{node=\"db2\"} == 0",
          "pairkeeper_node_writable{node=\"db1\"} == 1",
          "pairkeeper_node_writable{node=\"db2\"} == 0",
          "pairkeeper_node_up{node=\"db2\",via=\"mysql\"} == 1",
          "pairkeeper_node_up{node=\"db2\",via=\"ssh\"} == 1",
          "pairkeeper_replication_lag_seconds{node=\"db2\"} < 5",
          "pairkeeper_replication_running{node=\"db1\",thread=\"io\"} == 1",
          "pairkeeper_replication_running{node=\"db1\",thread=\"sql\"} == 1",
          "pairkeeper_vrrp_state{node=\"db1\",state=\"MASTER\"} == 1",
          "pairkeeper_vrrp_state{node=\"db2\",state=\"BACKUP\"} == 1",
          "pairkeeper_pair_health{health=\"OK\"} == 1",
          "pairkeeper_problems{severity=\"CRITICAL\"} == 0",
          "pairkeeper_vip_moves_total == 0",
          "pairkeeper_observation_seconds_count > 0",
          "pairkeeper_observation_age_seconds < 10");

  private static final String ENDED =
      "pairkeeper_operations_total{operation=\"SET_READ_ONLY\",status=\"SUCCEEDED\"} == 1";

  @TempDir static Path home;

  @LocalServerPort int port;

  private final PairRegistry registry;
  private final Operations operations;
  private final HttpClient http = HttpClient.newHttpClient();
  private int prometheusPort;
  private @Nullable Process prometheus;

  @Autowired
  PrometheusIntegrationTests(PairRegistry registry, Operations operations) {
    this.registry = registry;
    this.operations = operations;
  }

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry properties) {
    properties.add("pairkeeper.home", home::toString);
  }

  @AfterEach
  void stop() {
    if (prometheus != null) {
      prometheus.destroy();
    }
    http.close();
  }

  @Test
  void everyMetricOfTheContractArrives(Lab lab) throws IOException {
    assumeTrue(
        Files.isExecutable(PROMETHEUS) || "true".equals(System.getenv("CI")),
        "no " + PROMETHEUS + " on this machine");
    assertThat(registry.register(lab.pairSpec())).isInstanceOf(Stored.class);
    start();

    for (String metric : METRICS) {
      Awaitility.await(metric)
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .until(() -> finds(metric));
    }
    closeTheOwner(lab.info().name());
    Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> finds(ENDED));
  }

  private void closeTheOwner(String pair) {
    Planned planned = (Planned) operations.plan(pair, new SetReadOnly("db1"), "dba").orElseThrow();
    assertThat(operations.run(planned.plan().id(), "dba").orElseThrow())
        .isInstanceOf(Started.class);
  }

  private void start() throws IOException {
    prometheusPort = freePort();
    Path configuration =
        Files.writeString(
            home.resolve("prometheus.yml"),
            """
            global: {scrape_interval: 1s, scrape_timeout: 1s}
            scrape_configs:
              - job_name: pairkeeper
                metrics_path: /actuator/prometheus
                basic_auth: {username: admin, password: first-admin-password}
                static_configs: [{targets: ["localhost:%d"]}]
            """
                .formatted(port));
    prometheus =
        new ProcessBuilder(
                PROMETHEUS.toString(),
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + home.resolve("prometheus"),
                "--web.listen-address=127.0.0.1:" + prometheusPort)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("prometheus.log").toFile())
            .start();
  }

  private boolean finds(String query) throws IOException, InterruptedException {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    URI uri =
        URI.create("http://127.0.0.1:%d/api/v1/query?query=%s".formatted(prometheusPort, encoded));
    var answer =
        http.send(
            HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build(),
            BodyHandlers.ofString());
    return JsonMapper.shared().readTree(answer.body()).at("/data/result").size() > 0;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
