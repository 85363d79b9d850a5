package dev.pairkeeper.web.page.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.pairkeeper.web.doubles.PanelOfDoubles;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SpringBootTest(classes = PanelOfDoubles.class)
@AutoConfigureMockMvc
class CheckPageTests {

  private static final RequestPostProcessor VIEWER = user("viewer").roles("VIEWER");
  private static final String UNCLOSED = "global_defs {\r\n}\r\nvrrp_instance VI_1 {\r\n";

  @Autowired MockMvc mvc;

  @Test
  void formIsInTheNavigationAndSaysThatNothingIsKept() throws Exception {
    String page =
        mvc.perform(get("/lint").with(VIEWER))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();

    assertThat(page)
        .contains("href=\"/lint\"", "neither stored nor logged", "name=\"text2\"", "db2")
        .doesNotContain("id=\"outcome\"");
  }

  @Test
  void findingStandsUnderItsLineWithRuleAndCure() throws Exception {
    assertThat(checked("db1", UNCLOSED))
        .containsSubsequence(
            "id=\"outcome\"",
            " critical",
            "Some rules compare the files of both nodes",
            "value=\"3\"",
            "vrrp_instance VI_1 {",
            "/help/lint-rules#braces-do-not-match",
            "What to do:");
  }

  @Test
  void pastedTextComesBackAsItWas() throws Exception {
    assertThat(checked("db1", "\n\n" + UNCLOSED))
        .contains(">\n\n\nglobal_defs {\n}\nvrrp_instance VI_1 {\n</textarea>");
  }

  @Test
  void secretsAreMaskedEverywhereButInTheTextArea() throws Exception {
    String page =
        checked(
            "db1",
            """
            vrrp_instance VI_1 {
              authentication {
                auth_pass geheimes-wort
              }
              # mysql -pgeheimes-wort
            """);

    assertThat(page.split("geheimes-wort", -1)).hasSize(3);
    assertThat(page.lastIndexOf("geheimes-wort")).isLessThan(page.indexOf("</textarea>"));
    assertThat(page).contains("auth_pass ••••");
  }

  @Test
  void sentenceThatSpeaksOfAPasswordIsReadToItsEnd() throws Exception {
    assertThat(
            checked(
                "db1",
                """
                vrrp_script check {
                  script "/usr/bin/mysqladmin --password=geheimes-wort ping"
                }
                vrrp_instance VI_1 {
                  track_script {
                    check
                  }
                }
                """))
        .contains("#password-in-command", "--password=••••")
        .doesNotContain("has a password ••••", "has a password: ••••");
  }

  @Test
  void nothingToCheckAndEqualNamesAreToldAndKeepTheTexts() throws Exception {
    assertThat(sent(400, "text1", " ", "text2", "")).contains("Paste a text first.");
    assertThat(sent(400, "name1", "db1", "text1", "a", "name2", "db1", "text2", "b"))
        .contains("Both texts are of “db1”", ">\na</textarea>", ">\nb</textarea>");
    assertThat(sent(400, "name1", "d\u0007", "text1", "a")).contains("printable characters");
  }

  @Test
  void editOfAFindingThatIsGoneChangesNothing() throws Exception {
    assertThat(sent(200, "name1", "db1", "text1", UNCLOSED, "apply", "no-such-rule:1:1:db1"))
        .contains("nothing was applied", "VI_1 {\n</textarea>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</textarea><script>alert(1)</script>{",
        "\u202etxet detrevni {",
        "\u0000\u0007\u001b[31m {",
        "🦄👩‍👩‍👧‍👦 {",
        "${7*7} [[${7*7}]] #{nav.help} {",
        "%s%n {"
      })
  void hostileTextIsText(String text) throws Exception {
    String page = checked("db1", text);

    assertThat(page).doesNotContain("<script>alert").doesNotContain(">49").contains("outcome");
    assertThat(page.substring(page.indexOf("outcome"))).doesNotContain("\u202e", "\u001b");
  }

  @Test
  void longLinesAndLongFilesStayReadable() throws Exception {
    String page =
        checked("db1", "#".repeat(10_240) + "\n" + "# a\n".repeat(20_000) + "global_defs {\n");

    assertThat(page.substring(page.indexOf("outcome")))
        .hasSizeLessThan(40_000)
        .contains(" …<", "Lines 5 to 19998 have no findings.");
  }

  @Test
  void chromeIsChineseForThoseWhoReadIt() throws Exception {
    mvc.perform(get("/lint").locale(Locale.CHINA).with(VIEWER))
        .andExpect(page -> assertThat(page.getResponse().getContentAsString()).contains("检查"));
  }

  @Test
  void formNeedsItsToken() throws Exception {
    mvc.perform(post("/lint").param("text1", "a").with(VIEWER)).andExpect(status().isForbidden());
  }

  @Test
  void rulesAreListedBySeverityAndFound() throws Exception {
    assertThat(rules("")).containsSubsequence("Critical", "id=\"braces-do-not-match\"");
    assertThat(rules("BRACES match"))
        .contains("id=\"braces-do-not-match\"")
        .doesNotContain("id=\"text-not-readable\"");
    assertThat(rules("<script>alert(1)</script>"))
        .contains("No rule has all these words.")
        .doesNotContain("<script>alert");
  }

  private String rules(String words) throws Exception {
    return mvc.perform(get("/help/lint-rules").queryParam("q", words).with(VIEWER))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private String checked(String name, String text) throws Exception {
    return sent(200, "name1", name, "text1", text);
  }

  private String sent(int status, String... fields) throws Exception {
    var request = post("/lint").with(VIEWER).with(csrf());
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return mvc.perform(request)
        .andExpect(status().is(status))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
