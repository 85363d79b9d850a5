package dev.pairkeeper.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.InvalidSelectorException;

/** A page that replaces itself all the time, in the middle of whatever a test does. */
class ReplacedPagesBrowserTests {

  private static final byte[] RESTLESS =
      """
      <!DOCTYPE html><title>restless</title><main><h1>Here</h1><input name="q"><a href="/">Again</a></main>
      <script>setTimeout(() => location.reload(), 250 + Math.random() * 500)</script>
      """
          .getBytes(StandardCharsets.UTF_8);

  private HttpServer server;
  private Browser browser;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, RESTLESS.length);
          exchange.getResponseBody().write(RESTLESS);
          exchange.close();
        });
    server.start();
    browser = Browser.at("http://localhost:" + server.getAddress().getPort()).open("/");
  }

  @AfterEach
  void close() throws IOException {
    if (browser != null) {
      browser.close();
    }
    server.stop(0);
  }

  @Test
  void everyReadAndClickGoesOnWithTheNewPage() {
    for (int time = 0; time < 20; time++) {
      assertThat(browser.text("h1")).isEqualTo("Here");
      assertThat(browser.overflow()).isZero();
      assertThat(browser.shown("h1")).isLessThan(2);
      browser.type("q", "typed").click("Again").waitFor("h1", "Here");
    }
  }

  @Test
  void mistakeOfATestIsNoReplacedPage() {
    assertThatThrownBy(() -> browser.text("h1["))
        .hasRootCauseInstanceOf(InvalidSelectorException.class);
  }
}
