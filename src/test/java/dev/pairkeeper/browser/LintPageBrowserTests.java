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
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
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

    browser
        .driver()
        .findElement(By.cssSelector("li.line[value='4'] .finding button[name='apply']"))
        .click();

    browser.waitFor("#outcome .note", "Changed in the text of db1");
    assertThat(browser.driver().findElements(By.cssSelector("li.line[value='4'] .finding")))
        .isEmpty();
    assertThat(text(1)).isEqualTo(CHECKED_ONCE_A_MINUTE.replace("interval 60", "interval 2"));
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
    browser.open("/lint");
    browser.driver().findElement(By.cssSelector("input[type='file']")).sendKeys(file.toString());
    browser.until(page -> text(1).equals("vrrp_instance VI_1 {\n"));

    browser.click("Check");

    browser.waitFor(".finding .code", "braces-do-not-match").click("braces-do-not-match");
    browser.waitFor(".problem:target h3", "Braces do not match");
  }

  @Test
  void rulesAreNarrowedWhileTyping() {
    browser.open("/help/lint-rules").waitFor("#braces-do-not-match h3", "Braces");

    browser.type("q", "no rule has these words");

    browser.waitFor("#no-rule", "No rule");
    assertThat(browser.driver().findElement(By.id("braces-do-not-match")).isDisplayed()).isFalse();
  }

  @Test
  void pagesFitAPhone() {
    browser.driver().manage().window().setSize(new Dimension(500, 900));
    paste(1, "x".repeat(3_000) + " {\n");
    browser.click("Check").waitFor(".finding", "What to do");
    assertThat(overflow()).isZero();
    browser.open("/help/lint-rules");
    assertThat(overflow()).isZero();
  }

  private void paste(int pane, String text) {
    if (!browser.driver().getCurrentUrl().endsWith("/lint")) {
      browser.open("/lint");
    }
    WebElement area = browser.driver().findElement(By.name("text" + pane));
    script().executeScript("arguments[0].value = arguments[1]", area, text);
  }

  private String text(int pane) {
    return browser.driver().findElement(By.name("text" + pane)).getDomProperty("value");
  }

  private long overflow() {
    return (Long)
        script()
            .executeScript(
                "return document.documentElement.scrollWidth"
                    + " - document.documentElement.clientWidth");
  }

  private JavascriptExecutor script() {
    return (JavascriptExecutor) browser.driver();
  }
}
