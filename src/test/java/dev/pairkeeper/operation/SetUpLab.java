package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.mysql.MysqlStatements;
import dev.pairkeeper.plan.Decision;
import dev.pairkeeper.plan.OperationRequest.SetUp;
import dev.pairkeeper.plan.Plan;
import dev.pairkeeper.plan.Planner;
import dev.pairkeeper.plan.SecretName;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.RegistrationResult.Stored;
import dev.pairkeeper.ssh.RemoteShells;
import dev.pairkeeper.topology.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The panel beside a lab of bare hosts that it sets up. */
@SpringBootTest
abstract class SetUpLab {

  @TempDir static Path home;

  @Autowired private PairRegistry registry;
  @Autowired private PairWatch watch;
  @Autowired private MysqlStatements servers;
  @Autowired private RemoteShells shells;
  @Autowired private GroundReader grounds;
  private final Lab lab;

  SetUpLab(Lab lab) {
    this.lab = lab;
  }

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry properties) {
    properties.add("pairkeeper.home", home::toString);
  }

  @AfterEach
  void removePair() {
    registry.remove(pair());
  }

  final Lab lab() {
    return lab;
  }

  final String pair() {
    return lab.info().name();
  }

  final void register(PairSpec spec) {
    assertThat(registry.register(spec)).isInstanceOf(Stored.class);
  }

  final Decision plan(SetUp request) {
    return Planner.plan(request, grounds.read(pair(), request, Instant.now()).orElseThrow());
  }

  final Plan planned(SetUp request) {
    Decision decision = plan(request);
    assertThat(decision).isInstanceOf(Plan.class);
    Plan plan = (Plan) decision;
    System.out.println(plan.summary());
    plan.warnings().forEach(warning -> System.out.println("! " + warning));
    return plan;
  }

  final PlainRunner runner() {
    return new PlainRunner(
        registry.access(pair()).orElseThrow(),
        shells,
        servers,
        watch,
        Map.of(
            SecretName.REPLICATION_PASSWORD, Secret.of("Repl\"lab's $1\\ 7"),
            SecretName.NODE_ACCOUNT_PASSWORD, Secret.of("Node's \"pass\\word\""),
            SecretName.VRRP_PASSWORD, Secret.of("pkLab51x")));
  }

  final void isWell() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          PairStatus status = watch.observeNow(pair()).orElseThrow();
          assertThat(status.problems()).isEmpty();
        });
  }
}
