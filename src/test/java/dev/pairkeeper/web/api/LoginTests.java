package dev.pairkeeper.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ApiTest
class LoginTests {

  @Autowired MockMvcTester http;
  @Autowired Calls calls;

  @Test
  void scriptIsChallenged() {
    MvcTestResult answer = http.get().uri("/api/v1/pairs").exchange();

    assertThat(answer).hasStatus(401).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    assertThat(answer)
        .hasHeader("WWW-Authenticate", "Basic realm=\"Pairkeeper\", charset=\"UTF-8\"");
    assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/not-logged-in");
    assertThat(session(answer)).isNull();
  }

  @Test
  void pageThatIsNotLoggedInGetsNoPasswordPrompt() {
    for (String header : new String[] {"X-Requested-With", "Sec-Fetch-Mode"}) {
      MvcTestResult answer = http.get().uri("/api/v1/pairs").header(header, "cors").exchange();
      assertThat(answer).hasStatus(401).headers().doesNotContainHeader("WWW-Authenticate");
    }
    assertThat(http.get().uri("/api/v1/stream").accept(MediaType.TEXT_EVENT_STREAM))
        .hasStatus(401)
        .headers()
        .doesNotContainHeader("WWW-Authenticate");
  }

  @Test
  void personIsLedToTheLoginPage() {
    assertThat(http.get().uri("/").accept(MediaType.TEXT_HTML))
        .hasStatus(302)
        .hasRedirectedUrl("/login");
    assertThat(http.get().uri("/swagger-ui.html").accept(MediaType.TEXT_HTML))
        .hasStatus(302)
        .hasRedirectedUrl("/login");
  }

  @Test
  void partOfAPageIsNotRedirectedNorRemembered() {
    MvcTestResult answer =
        http.get()
            .uri("/")
            .accept(MediaType.TEXT_HTML)
            .header("X-Requested-With", "XMLHttpRequest")
            .exchange();

    assertThat(answer).hasStatus(401);
    assertThat(session(answer)).isNull();
  }

  @Test
  void sessionOfAPageReadsAndWritesWithItsToken() {
    MockHttpSession session = logIn();

    assertThat(http.get().uri("/api/v1/pairs").session(session)).hasStatusOk();
    assertThat(write(session, request -> request)).hasStatus(403);
    assertThat(write(session, request -> request))
        .bodyJson()
        .extractingPath("$.detail")
        .asString()
        .contains("CSRF");
    assertThat(write(session, csrf().asHeader())).hasStatus(400);
  }

  @Test
  void passwordOfAScriptNeedsNoToken() {
    assertThat(write(null, httpBasic("admin", ApiTest.PASSWORD))).hasStatus(400);
  }

  @Test
  void passwordThatABrowserSendsForAnotherSiteIsNotEnough() {
    MvcTestResult forged =
        http.post()
            .uri("/api/v1/pairs")
            .with(httpBasic("admin", ApiTest.PASSWORD))
            .header("Sec-Fetch-Site", "cross-site")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{}")
            .exchange();

    assertThat(forged).hasStatus(403);
  }

  @Test
  void wrongPasswordsAreCountedAndTurnedAway() {
    RequestPostProcessor address = from("192.0.2.7");
    for (int i = 0; i < 10; i++) {
      assertThat(http.get().uri("/api/v1/pairs").with(address).with(httpBasic("admin", "guess")))
          .hasStatus(401);
    }

    MvcTestResult turnedAway =
        http.get()
            .uri("/api/v1/pairs")
            .with(address)
            .with(httpBasic("admin", ApiTest.PASSWORD))
            .exchange();

    assertThat(turnedAway).hasStatus(429).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    assertThat(turnedAway).headers().containsHeader("Retry-After");
    assertThat(calls.get("/api/v1/pairs")).hasStatusOk();
    assertThat(
            http.post()
                .uri("/login")
                .with(address)
                .with(csrf())
                .param("username", "admin")
                .param("password", "guess"))
        .redirectedUrl()
        .startsWith("/login?error&throttled=");
  }

  @Test
  void wrongPasswordInTheFormLeadsBack() {
    assertThat(
            http.post()
                .uri("/login")
                .with(from("192.0.2.8"))
                .with(csrf())
                .param("username", "admin")
                .param("password", "guess"))
        .hasRedirectedUrl("/login?error");
  }

  @Test
  void headersKeepPagesToThemselves() {
    MvcTestResult answer = calls.get("/api/v1/pairs");

    assertThat(answer)
        .hasHeader("X-Frame-Options", "DENY")
        .hasHeader("X-Content-Type-Options", "nosniff")
        .hasHeader("Referrer-Policy", "same-origin")
        .hasHeader("Cross-Origin-Opener-Policy", "same-origin");
    assertThat(Objects.requireNonNull(answer.getResponse().getHeader("Content-Security-Policy")))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
  }

  private MockHttpSession logIn() {
    MvcTestResult answer =
        http.post()
            .uri("/login")
            .with(csrf())
            .param("username", "admin")
            .param("password", ApiTest.PASSWORD)
            .exchange();
    assertThat(answer).hasStatus(302).hasRedirectedUrl("/");
    return (MockHttpSession) Objects.requireNonNull(session(answer));
  }

  private MvcTestResult write(@Nullable MockHttpSession session, RequestPostProcessor with) {
    var request =
        http.post()
            .uri("/api/v1/pairs")
            .with(with)
            .contentType(MediaType.APPLICATION_JSON)
            .content("{}");
    if (session != null) {
      request = request.session(session).with(riding(session));
    }
    return request.exchange();
  }

  private static RequestPostProcessor riding(HttpSession session) {
    return request -> {
      request.setRequestedSessionId(session.getId());
      return request;
    };
  }

  private static RequestPostProcessor from(String address) {
    return request -> {
      request.setRemoteAddr(address);
      return request;
    };
  }

  private static @Nullable HttpSession session(MvcTestResult answer) {
    return answer.getRequest().getSession(false);
  }
}
