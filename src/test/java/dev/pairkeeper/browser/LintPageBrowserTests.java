package dev.pairkeeper.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.web.doubles.PanelOfDoubles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a DBA does with a file that somebody else wrote: paste it, read, cure. */
@SpringBootTest(
    classes = PanelOfDoubles.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "server.shutdown=immediate")
class LintPageBrowserTests {

  private static final String CHECKED_ONCE_A_MINUTE =
      """
      ! made by hand
      vrrp_script check_mysql {
          script "/etc/keepalived/check_mysql.sh"
          interval 60
          fall 3
      }
      vrrp_instance VI_1 {
          state BACKUP
          interface eth0
          virtual_router_id 51
          priority 100
          authentication {
              auth_type PASS
              auth_pass geheim12
          }
          virtual_ipaddress {
              10.0.0.100/24
          }
          track_script {
              check_mysql
          }
      }
      """;

  @LocalServerPort int port;

  @TempDir Path folder;

  private Browser browser;

  @BeforeEach
  void logIn() throws IOException {
    browser = Browser.at("http://localhost:" + port).logIn("viewer", "secret");
  }

  @AfterEach
  void close() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void findingStandsAtItsLineAndIsGoneOnceItsEditIsApplied() {
    paste(1, CHECKED_ONCE_A_MINUTE);
    browser.click("Check");
    browser.waitFor("li.line[value='4'] .finding", "Until then the VIP leads to it");
    browser.waitFor("li.line[value='4'] .diff", "+     interval 2");
    assertThat(browser.text("li.line[value='14'] code")).endsWith(" auth_pass ••••");
    browser.markPage();

    browser.clickOn("li.line[value='4'] .finding button[name='apply']");

    browser.waitFor("#outcome .note", "Changed in the text of db1");
    assertThat(browser.shown("li.line[value='4'] .finding")).isZero();
    assertThat(browser.value("text1"))
        .isEqualTo(CHECKED_ONCE_A_MINUTE.replace("interval 60", "interval 2"));
    assertThat(browser.isMarkedPage()).isTrue();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void missingBraceOfTheSecondFileStandsInTheSecondFile() {
    paste(1, CHECKED_ONCE_A_MINUTE);
    paste(2, CHECKED_ONCE_A_MINUTE.substring(0, CHECKED_ONCE_A_MINUTE.length() - 2));

    browser.click("Check");

    browser.waitFor("section.annotated[aria-label='db2']", "braces-do-not-match");
    assertThat(browser.text("section.annotated[aria-label='db1']"))
        .doesNotContain("braces-do-not-match");
  }

  @Test
  void openedFileIsCheckedLikeAPastedOne() throws IOException {
    Path file = Files.writeString(folder.resolve("keepalived.conf"), "vrrp_instance VI_1 {\n");
    browser.open("/lint").upload("input[type='file']", file);
    browser.until(_ -> browser.value("text1").equals("vrrp_instance VI_1 {\n"));

    browser.click("Check");

    browser.waitFor(".finding .code", "braces-do-not-match").click("braces-do-not-match");
    browser.waitFor(".problem:target h3", "Braces do not match");
  }

  @Test
  void rulesAreNarrowedWhileTyping() {
    browser.open("/help/lint-rules").waitFor("#braces-do-not-match h3", "Braces");

    browser.type("q", "no rule has these words");

    browser.waitFor("#no-rule", "No rule");
    assertThat(browser.shown("#braces-do-not-match")).isZero();
  }

  @Test
  void pagesFitAPhone() {
    browser.narrow();
    paste(1, "x".repeat(3_000) + " {\n");
    browser.click("Check").waitFor(".finding", "What to do");
    assertThat(browser.overflow()).isZero();
    browser.open("/help/lint-rules");
    assertThat(browser.overflow()).isZero();
  }

  private void paste(int pane, String text) {
    if (!browser.driver().getCurrentUrl().endsWith("/lint")) {
      browser.open("/lint");
    }
    browser.paste("text" + pane, text);
  }
}
