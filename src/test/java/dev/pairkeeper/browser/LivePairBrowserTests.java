package dev.pairkeeper.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Daemon;
import dev.pairkeeper.lab.OnLab;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a DBA does first: add a running pair in the browser, and watch what happens to it. */
@OnLab
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"pairkeeper.admin.password=first-admin-password", "server.shutdown=immediate"})
class LivePairBrowserTests {

  /** Two periods and a second. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @TempDir static Path home;

  @LocalServerPort int port;

  private Browser browser;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry properties) {
    properties.add("pairkeeper.home", home::toString);
  }

  @AfterEach
  void close() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void addedPairTurnsGreenAndShowsThatItsOwnersServerStopped(Lab lab) throws IOException {
    browser = Browser.at("http://localhost:" + port).logIn("admin", "first-admin-password");
    browser.open("/add-pair");
    PairForm.fillIn(browser, lab.pairSpec());
    browser.click("Register the pair").waitFor("h1", lab.info().name());
    browser.waitFor(".state .health", "OK").waitFor(".headline", "db1 holds");
    browser.markPage();

    lab.stop("db1", Daemon.MYSQLD);
    Instant stopped = Instant.now();

    browser.waitFor(".problem", "The MySQL server of db1");
    assertThat(Duration.between(stopped, Instant.now())).isLessThan(LIMIT);
    browser.waitFor(".headline", "db2 holds");
    assertThat(browser.isMarkedPage()).isTrue();
    assertThat(browser.complaints()).isEmpty();
  }
}
