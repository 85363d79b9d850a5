package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.LabSpecs;
import dev.pairkeeper.plan.Ground;
import dev.pairkeeper.plan.HostFacts;
import dev.pairkeeper.plan.HostFacts.HostFile;
import dev.pairkeeper.plan.HostFacts.ServiceControl;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.OperationRequest.ChangePreempt;
import dev.pairkeeper.plan.OperationRequest.RenewServerUuid;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.RegistrationResult.Stored;
import dev.pairkeeper.topology.PreemptMode;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What is read off real hosts before something is planned for them. */
@NullUnmarked
@SpringBootTest
abstract class GroundLabTests {

  private static final String CONF = "/etc/keepalived/keepalived.conf";

  @TempDir static Path home;

  private final PairRegistry registry;
  private final GroundReader grounds;
  private final Lab lab;

  GroundLabTests(PairRegistry registry, GroundReader grounds, Lab lab) {
    this.registry = registry;
    this.grounds = grounds;
    this.lab = lab;
  }

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry properties) {
    properties.add("pairkeeper.home", home::toString);
  }

  @BeforeEach
  void reset() {
    lab.reset();
  }

  @AfterEach
  void removePair() {
    registry.remove(lab.info().name());
  }

  @Test
  void rootIsToldOfServicesAndFiles() {
    register(lab.pairSpec());

    Ground ground = ground(new ChangePreempt(PreemptMode.PREEMPT));

    assertThat(ground.hosts()).containsOnlyKeys("db1", "db2");
    ground.hosts().forEach(this::compare);
  }

  @Test
  void sudoUserIsToldTheSameOfFilesThatOnlyRootMayRead() {
    lab.exec("db1", "chmod 600 %1$s && chmod 700 /etc/keepalived".formatted(CONF));
    register(LabSpecs.withSudoUser(lab));

    Ground ground = ground(new ChangePreempt(PreemptMode.PREEMPT));

    ground.hosts().forEach(this::compare);
    assertThat(ground.hosts().get("db1").file(CONF).mode()).isEqualTo("600");
    lab.exec("db1", "chmod 644 %1$s && chmod 755 /etc/keepalived".formatted(CONF));
  }

  @Test
  void keepalivedConfIsTheOneThatItWasStartedWith() {
    lab.exec(
        "db2",
        "mkdir -p /etc/other && cp -p /etc/keepalived/* /etc/other/"
            + " && printf 'include extra/*.conf\\n' >>/etc/other/keepalived.conf"
            + " && mkdir -p /etc/other/extra && printf '# none\\n' >/etc/other/extra/a.conf"
            + " && mkdir -p /etc/systemd/system/keepalived.service.d"
            + " && printf '[Service]\\nExecStart=\\nExecStart=%s --dont-fork -f %s\\n'"
            + " \"$(command -v keepalived)\" /etc/other/keepalived.conf"
            + " >/etc/systemd/system/keepalived.service.d/other.conf"
            + " && systemctl daemon-reload && systemctl restart keepalived");
    try {
      register(lab.pairSpec());

      HostFacts facts = ground(new ChangePreempt(PreemptMode.PREEMPT)).hosts().get("db2");

      assertThat(facts.keepalivedConf()).isEqualTo("/etc/other/keepalived.conf");
      assertThat(facts.keepalivedFiles())
          .containsExactly("/etc/other/keepalived.conf", "/etc/other/extra/a.conf");
      assertThat(facts.file("/etc/other/extra/a.conf").text().reveal()).isEqualTo("# none\n");
    } finally {
      lab.exec(
          "db2",
          "rm -r /etc/systemd/system/keepalived.service.d /etc/other"
              + " && systemctl daemon-reload && systemctl restart keepalived");
    }
  }

  @Test
  void serverTellsItsDataDirectoryWhereItIsWanted() {
    register(lab.pairSpec());

    Ground ground = ground(new RenewServerUuid("db2"));

    assertThat(ground.hosts().get("db2").dataDirectory()).isEqualTo("/var/lib/mysql/");
    assertThat(ground.hosts().get("db1").dataDirectory()).isNull();
  }

  private void compare(String node, HostFacts facts) {
    HostFile conf = facts.file(CONF);
    assertThat(conf).isNotNull();
    assertThat(facts.services()).isEqualTo(ServiceControl.SYSTEMD);
    assertThat(facts.hostName()).isEqualTo(lab.exec(node, "uname -n").strip());
    assertThat(facts.keepalivedService()).isEqualTo("keepalived");
    assertThat(facts.mysqlService()).isEqualTo(lab.info().serviceName());
    assertThat(facts.keepalivedConf()).isEqualTo(CONF);
    assertThat(facts.keepalivedFiles()).containsExactly(CONF);
    assertThat(facts.keepalivedVersion()).matches("2\\.[0-9.]+");
    assertThat(facts.address()).isEqualTo(lab.info().host(node).address());
    assertThat(lab.exec(node, "sha256sum " + CONF)).startsWith(conf.sha256());
    assertThat(conf.owner()).isEqualTo("root:root");
    assertThat(facts.unreadable()).isEmpty();
  }

  private void register(PairSpec spec) {
    assertThat(registry.register(spec)).isInstanceOf(Stored.class);
  }

  private Ground ground(OperationRequest request) {
    return grounds.read(lab.info().name(), request, Instant.now()).orElseThrow();
  }
}
