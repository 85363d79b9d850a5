package dev.pairkeeper.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Daemon;
import dev.pairkeeper.lab.OnLab;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.RegistrationResult.Stored;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Choose, read the plan, run, watch: on real hosts, in a real browser. */
@OnLab
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"pairkeeper.admin.password=first-admin-password", "server.shutdown=immediate"})
class OperationBrowserTests {

  @TempDir static Path home;

  @LocalServerPort int port;

  private final PairRegistry registry;
  private Browser browser;

  @Autowired
  OperationBrowserTests(PairRegistry registry) {
    this.registry = registry;
  }

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry properties) {
    properties.add("pairkeeper.home", home::toString);
  }

  @BeforeEach
  void watchTheLab(Lab lab) throws IOException {
    registry.all().forEach(pair -> registry.remove(pair.pair().name()));
    assertThat(registry.register(lab.pairSpec())).isInstanceOf(Stored.class);
    browser = Browser.at("http://localhost:" + port).logIn("admin", "first-admin-password");
    browser.open("/pairs/" + lab.info().name()).waitFor(".state .health", "OK");
  }

  @AfterEach
  void close() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void ownerIsClosedForWrites(Lab lab) {
    browser.click("Close db1 for writes").waitFor(".plan-warnings", "db1 has the VIP");
    browser.waitFor(".diff", "SET GLOBAL super_read_only = ON;").click("Run this step");

    followed();
    assertThat(lab.sql("db1", "select @@super_read_only")).contains("1");
    browser.open("/pairs/" + lab.info().name()).waitFor(".timeline", "started SET_READ_ONLY");
  }

  @Test
  void buttonBesideTheProblemStartsKeepalived(Lab lab) {
    lab.stop("db2", Daemon.KEEPALIVED);
    browser.waitFor("#problem-KEEPALIVED_NOT_RUNNING-db2", "Start keepalived on db2 …");
    browser.click("Start keepalived on db2 …").waitFor(".plan-steps", "keepalived -t -f");
    browser.click("Run these 2 steps");

    followed();
    assertThat(lab.exec("db2", "systemctl is-active keepalived")).contains("active");
    browser.open("/pairs/" + lab.info().name()).waitFor(".state .health", "OK");
  }

  /** The page turns green by itself. */
  private void followed() {
    browser.waitFor("#operation h1", "");
    browser.markPage();
    browser.waitFor(".operation .health", "Succeeded");
    browser.until(
        page -> page.findElements(By.cssSelector(".step:not([data-status=DONE])")).isEmpty());
    assertThat(browser.isMarkedPage()).isTrue();
    assertThat(browser.complaints()).isEmpty();
  }
}
