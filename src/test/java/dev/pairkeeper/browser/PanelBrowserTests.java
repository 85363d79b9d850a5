package dev.pairkeeper.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.operation.OperationStatus;
import dev.pairkeeper.operation.StepStatus;
import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.web.doubles.InMemoryMonitor;
import dev.pairkeeper.web.doubles.InMemoryOperations;
import dev.pairkeeper.web.doubles.InMemoryRegistry;
import dev.pairkeeper.web.doubles.Pairs;
import dev.pairkeeper.web.doubles.PanelOfDoubles;
import dev.pairkeeper.web.doubles.Sight;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
    classes = PanelOfDoubles.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"pairkeeper.observation.period=1s", "server.shutdown=immediate"})
class PanelBrowserTests {

  private static final Pair ORDERS = Pairs.pair("orders", 51);

  @LocalServerPort int port;
  @Autowired InMemoryRegistry registry;
  @Autowired InMemoryMonitor monitor;
  @Autowired InMemoryOperations operations;

  private Browser browser;

  @BeforeEach
  void logIn() throws IOException {
    registry.clear();
    monitor.clear();
    operations.clear();
    registry.put(ORDERS);
    browser = Browser.at("http://localhost:" + port).logIn("admin", "secret");
  }

  @AfterEach
  void close() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void pairTurnsFromUnknownToWellToCriticalWithoutAReload() {
    browser.open("/pairs/orders").waitFor(".seen", "first look under way");
    browser.markPage();

    monitor.saw(Sight.of(ORDERS).status());
    browser.waitFor(".state .health", "OK").waitFor(".headline", "db2 could take over");

    monitor.saw(ownerDown());
    browser.waitFor(".state .health", "Critical").waitFor(".problem", "db1 refuses connections");
    assertThat(browser.property("#live-announcer", "textContent")).startsWith("orders: Critical.");
    assertThat(browser.isMarkedPage()).isTrue();
    assertThat(browser.driver().getTitle()).startsWith("(Critical) orders");
  }

  @Test
  void operationTurnsGreenWithoutAReloadAndIsThenLeftAlone() {
    monitor.saw(Sight.of(ORDERS).status());
    browser.open("/pairs/orders").click("Close db1 for writes");
    browser.waitFor(".diff", "SET GLOBAL super_read_only = ON;").click("Run this step");
    browser.waitFor(".step[data-status=PENDING] .step-title", "Close db1 for writes");
    browser.markPage();
    String id = operations.find("orders", null, 1).getFirst().id();

    operations.step(id, 1, StepStatus.RUNNING, "", null);
    browser.waitFor(".step[data-status=RUNNING] .step-status", "running");
    operations.step(id, 1, StepStatus.DONE, "", null);
    operations.end(id, OperationStatus.SUCCEEDED, "db1 takes no more writes.");

    browser.waitFor(".step[data-status=DONE] .step-status", "done");
    browser.waitFor(".operation .health", "Succeeded");
    assertThat(browser.isMarkedPage()).isTrue();
    assertThat(browser.driver().findElement(By.id("live")).getDomAttribute("data-stream")).isNull();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void fleetFollowsAndKeepsWhatIsTypedIntoTheSearch() {
    monitor.saw(Sight.of(ORDERS).status());
    browser.open("/").waitFor("#pair-orders", "OK");
    browser.type("q", "ord");
    browser.markPage();

    monitor.saw(ownerDown());

    browser.waitFor("#pair-orders", "Critical");
    assertThat(browser.isMarkedPage()).isTrue();
    assertThat(browser.driver().switchTo().activeElement().getDomProperty("value"))
        .isEqualTo("ord");
  }

  @Test
  void pageSaysThatItIsStaleWhenNoNewLookComes() {
    monitor.saw(Sight.of(ORDERS).status());

    browser.open("/pairs/orders").waitFor("#live-banner", "takes no new looks");

    assertThat(browser.attribute("body", "class")).contains("stale");
    monitor.saw(Sight.of(ORDERS).status());
    browser.until(_ -> browser.shown("#live-banner") == 0);
  }

  @Test
  void pageSaysThatTheSessionEnded() {
    monitor.saw(Sight.of(ORDERS).status());
    browser.open("/pairs/orders").waitFor(".state .health", "OK");

    browser.driver().manage().deleteAllCookies();
    monitor.saw(Sight.of(ORDERS).status());

    browser.waitFor("#live-banner", "You are logged out").waitFor("#live-banner a", "Log in again");
  }

  @Test
  void chartIsDrawnForTheChosenRange() {
    monitor.saw(Sight.of(ORDERS).status());
    browser.open("/pairs/orders").waitFor(".u-legend", "db1 → db2");

    browser.click("6 h").waitFor(".u-legend", "db1 → db2");

    assertThat(browser.attribute("[data-hours='6']", "aria-pressed")).isEqualTo("true");
  }

  @Test
  void lookNowLooksWithoutLeaving() {
    monitor.saw(Sight.of(ORDERS).status());
    browser.open("/pairs/orders").waitFor(".state .health", "OK");
    browser.markPage();
    int before = monitor.looks();

    browser.click("Look now");

    browser.until(page -> monitor.looks() > before);
    assertThat(browser.isMarkedPage()).isTrue();
  }

  @Test
  void pairIsAddedByFillingInTheForm() {
    browser.open("/add-pair");
    browser.type("name", "billing").type("vip", "10.0.52.100/24").type("virtualRouterId", "52");
    browser.type("nodes[0].name", "db1").type("nodes[0].host", "10.0.52.11");
    browser.type("nodes[1].name", "db2").type("nodes[1].host", "10.0.52.11");
    browser.type("nodes[1].mysql.password", "geheim");
    browser.click("Register the pair").waitFor("[role=alert]", "different hosts");

    browser.type("nodes[1].host", "10.0.52.12").click("Register the pair");

    browser.waitFor("h1", "billing").waitFor(".seen", "first look under way");
    browser.waitFor(".note", "The VRID may be in use elsewhere.");
    assertThat(registry.lastStored().nodes())
        .extracting(PairSpec.NodeSpec::mysql)
        .extracting(mysql -> mysql.password())
        .containsExactly(null, Secret.of("geheim"));
  }

  @Test
  void nothingIsRefusedByTheContentSecurityPolicy() {
    monitor.saw(ownerDown());
    for (String page :
        new String[] {"/", "/pairs/orders", "/add-pair", "/help", "/help/problems", "/lint"}) {
      browser.open(page).waitFor("main", "");
      assertThat(browser.complaints()).as(page).isEmpty();
    }
  }

  @Test
  void noPageIsWiderThanAPhone() {
    monitor.saw(ownerDown());
    browser.narrow();
    for (String page :
        new String[] {
          "/", "/pairs/orders", "/pairs/orders/configuration", "/add-pair", "/help/accounts"
        }) {
      browser.open(page);
      assertThat(browser.overflow()).as(page).isZero();
    }
  }

  private static PairStatus ownerDown() {
    return Sight.of(ORDERS, Instant.now())
        .first(node -> node.mysqlDown("connection refused"))
        .second(node -> node.lag(Duration.ofMillis(15)))
        .health(Health.CRITICAL)
        .problem(
            ProblemCode.NODE_MYSQL_UNREACHABLE,
            Severity.CRITICAL,
            "db1",
            "db1 refuses connections, and it holds the VIP.",
            "Start its server.")
        .status();
  }
}
