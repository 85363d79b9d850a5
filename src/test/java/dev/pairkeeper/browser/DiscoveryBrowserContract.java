package dev.pairkeeper.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.topology.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A DBA takes over a pair that somebody made by hand: gives one host's log-ins, looks, registers.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"pairkeeper.admin.password=first-admin-password", "server.shutdown=immediate"})
abstract class DiscoveryBrowserContract {

  @TempDir static Path home;

  private final Lab lab;

  @LocalServerPort int port;
  @Autowired PairRegistry registry;

  private Browser browser;

  DiscoveryBrowserContract(Lab lab) {
    this.lab = lab;
  }

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry properties) {
    properties.add("pairkeeper.home", home::toString);
  }

  @AfterEach
  void close() throws IOException {
    if (browser != null) {
      browser.close();
    }
    registry.all().forEach(pair -> registry.remove(pair.pair().name()));
  }

  @Test
  void runningPairIsReadLookedOverAndRegistered() throws IOException {
    browser = Browser.at("http://localhost:" + port).logIn("admin", "first-admin-password");
    browser.click("Add a running pair").waitFor("h1", "Add a running pair");
    browser.type("nodes[0].host", lab.info().host("db1").address());
    browser.type("nodes[0].ssh.privateKey", key());
    browser.type("nodes[0].mysql.password", "not this one").click("Read the pair");
    browser.waitFor(".field.wrong .error", "Access denied");

    browser.type("nodes[0].mysql.password", lab.info().account("panel").password());
    browser.click("Read the pair").waitFor("h1", "Add a pair");

    assertThat(browser.text("#f-nodes-1-priority-about"))
        .contains("From db2: /etc/keepalived/keepalived.conf line");
    assertThat(browser.driver().getPageSource())
        .doesNotContain("PRIVATE KEY-----\n", "pkLab51x", lab.info().account("panel").password());
    browser.type("name", "adopted").click("Register the pair").waitFor("h1", "adopted");
    browser.waitFor(".state .health", "OK").waitFor(".headline", "db1 holds");
    assertThat(browser.complaints()).filteredOn(it -> !it.contains("400")).isEmpty();
    assertSameAsByHand(registry.find("adopted").orElseThrow().pair());
    assertThat(registry.find("adopted").orElseThrow().secretsSet())
        .containsEntry("vrrpPassword", true)
        .containsEntry("nodes[1].ssh.privateKey", true);
  }

  @Test
  void formForgottenBySessionSaysSo() throws IOException {
    browser = Browser.at("http://localhost:" + port).logIn("admin", "first-admin-password");

    browser.open("/add-pair?discovery=00000000-0000-0000-0000-000000000000");

    browser.waitFor("h1", "Add a running pair");
    assertThat(browser.shown("[name='nodes[0].ssh.privateKey']")).isOne();
  }

  private void assertSameAsByHand(Pair pair) {
    assertThat(pair.vip().host()).isEqualTo(lab.info().vip());
    assertThat(pair.virtualRouterId()).isEqualTo(lab.info().virtualRouterId());
    assertThat(pair.vrrpVersion()).isEqualTo(2);
    assertThat(pair.second().host()).isEqualTo(lab.info().host("db2").address());
    assertThat(pair.second().priority().value()).isEqualTo(lab.info().host("db2").priority());
    assertThat(pair.first().mysql().serviceName()).isEqualTo(lab.info().serviceName());
    assertThat(pair.second().ssh().hostKey()).isEqualTo(lab.info().host("db2").sshHostKey());
  }

  private String key() throws IOException {
    return Files.readString(Path.of(lab.info().ssh().privateKeyFile()));
  }
}
