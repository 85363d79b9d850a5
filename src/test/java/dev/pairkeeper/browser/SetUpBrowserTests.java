package dev.pairkeeper.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.registry.PairRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** From two bare hosts to a healthy pair, and once over and back, by nothing but clicks. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"pairkeeper.admin.password=first-admin-password", "server.shutdown=immediate"})
class SetUpBrowserTests {

  private static final Duration SET_UP = Duration.ofMinutes(4);

  @TempDir static Path home;

  @LocalServerPort int port;

  private final PairRegistry registry;
  private final Lab lab = Lab.bare(Lab.Flavor.MYSQL97);
  private final String pair = lab.info().name();
  private Browser browser;

  @Autowired
  SetUpBrowserTests(PairRegistry registry) {
    this.registry = registry;
  }

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry properties) {
    properties.add("pairkeeper.home", home::toString);
  }

  @BeforeEach
  void logIn() throws IOException {
    lab.renew();
    browser = Browser.at("http://localhost:" + port).logIn("admin", "first-admin-password");
  }

  /** Others want the hosts bare, too. */
  @AfterEach
  void leaveBare() throws IOException {
    if (browser != null) {
      browser.close();
    }
    registry.remove(pair);
    lab.renew();
  }

  @Test
  void bareHostsBecomeAPairThatSwitchesOver() throws IOException {
    browser.open("/add-pair");
    PairForm.fillIn(browser, lab.pairSpec());
    browser.click("Register the pair").waitFor("h1", pair);

    plan("SET_UP").waitFor(".plan-steps", "keepalived");
    Instant begun = Instant.now();
    run();
    System.out.printf(
        "set up through the browser in %.1f s%n",
        Duration.between(begun, Instant.now()).toMillis() / 1000.0);
    browser.open("/pairs/" + pair).waitFor(".state .health", "OK");
    browser.waitFor(".headline", "db1 holds");

    plan("SWITCHOVER").waitFor(".plan-steps", "Close db1");
    run();
    browser.open("/pairs/" + pair).waitFor(".state .health", "OK");
    browser.waitFor(".headline", "db2 holds");
    assertThat(browser.complaints()).isEmpty();
  }

  private Browser plan(String operation) {
    String offer = "#offer-" + operation;
    browser.open("/pairs/%s/operations".formatted(pair));
    browser.clickOn(offer + " summary").clickOn(offer + " form > button.primary");
    return browser.waitFor(".plan-steps", "");
  }

  /** The page follows to the end without a reload. */
  private void run() {
    browser.clickOn("form[data-run] button").waitFor("#operation h1", "");
    browser.markPage();
    await().atMost(SET_UP).until(() -> !browser.text(".operation .health").contains("Running"));
    assertThat(browser.text(".operation .health")).isEqualTo("Succeeded");
    assertThat(browser.isMarkedPage()).isTrue();
  }
}
