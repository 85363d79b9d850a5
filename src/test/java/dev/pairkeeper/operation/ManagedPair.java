package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.LabSpecs;
import dev.pairkeeper.lab.Verdict;
import dev.pairkeeper.lab.Verdict.Outage;
import dev.pairkeeper.operation.Operations.Planning.NotPlanned;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.OperationRequest.SetUp;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.topology.NodeSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A pair that the panel set up once for all tests of a class; each finds it well. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ManagedPair {

  private static final int RATE = 200;
  private static final String CLIENT = "$(command -v mariadb || command -v mysql)";
  private static final Duration SETTLING = Duration.ofSeconds(40);

  final Lab lab;
  PanelOnLab panel;
  String pair;

  ManagedPair(Lab lab) {
    this.lab = lab;
  }

  @BeforeAll
  void setUp(@TempDir Path home) {
    lab.renew();
    panel = new PanelOnLab(home);
    pair = panel.register(LabSpecs.withFastHandOver(lab));
    succeeded(panel.run(panel.plan(pair, new SetUp(null, false, false, null))));
    lab.sql("db1", "CREATE DATABASE IF NOT EXISTS app; CREATE TABLE app.t (id INT PRIMARY KEY)");
  }

  @BeforeEach
  void isWell() {
    await().atMost(SETTLING).untilAsserted(() -> assertThat(panel.look(pair).problems()).isEmpty());
  }

  @AfterAll
  void restore() {
    panel.close();
    lab.renew();
  }

  final Operation run(OperationRequest request) {
    return panel.run(panel.plan(pair, request));
  }

  final List<String> refusals(OperationRequest request) {
    return switch (panel.operations().plan(pair, request, "dba").orElseThrow()) {
      case NotPlanned(List<Reason> reasons) -> reasons.stream().map(Reason::code).toList();
      case Operations.Planning.Planned planned -> List.of();
    };
  }

  final String owner() {
    return await()
        .atMost(SETTLING)
        .until(
            () -> panel.look(pair).snapshot().vipOwner().map(NodeSnapshot::name).orElse(""),
            name -> !name.isEmpty());
  }

  static String peerOf(String host) {
    return host.equals("db1") ? "db2" : "db1";
  }

  final CompletableFuture<Verdict> write(int seconds) {
    return lab.write(Duration.ofSeconds(seconds), RATE);
  }

  final void inBackground(String host, String statements) {
    lab.exec(host, "setsid %s -e '%s' >/dev/null 2>&1 </dev/null &".formatted(CLIENT, statements));
    pause(300);
  }

  final String asked(String host, String query) {
    return lab.exec(host, "%s -NBe \"%s\"".formatted(CLIENT, query)).strip();
  }

  static Operation succeeded(Operation operation) {
    assertThat(operation.status())
        .as(OperatedLab.told(operation))
        .isEqualTo(OperationStatus.SUCCEEDED);
    return operation;
  }

  final void report(String situation, Verdict verdict) {
    System.out.printf(
        "%s %s: acknowledged %d, lost %s, doubled %d, two writable in %d samples, outages %s%n",
        lab,
        situation,
        verdict.acknowledged(),
        verdict.lost(),
        verdict.duplicates(),
        verdict.samplesWithTwoWritable(),
        verdict.outages().stream().map(Outage::milliseconds).toList());
  }

  static void nothingLostIn(Verdict verdict) {
    assertThat(verdict.acknowledged()).isPositive();
    assertThat(verdict.lost().values()).allMatch(lost -> lost != null && lost == 0);
    assertThat(verdict.duplicates()).isZero();
    assertThat(verdict.samplesWithTwoWritable()).isZero();
  }

  static void pause(long millis) {
    await().pollDelay(Duration.ofMillis(millis)).atMost(Duration.ofMinutes(1)).until(() -> true);
  }
}
