package dev.pairkeeper.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Who is not logged in gets an answer before the panel has read what he would upload. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "pairkeeper.packages.max-size=2MB",
      "pairkeeper.admin.password=first-admin-password"
    })
class UploadGuardTests {

  @TempDir static Path home;

  @LocalServerPort int port;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry properties) {
    properties.add("pairkeeper.home", home::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/pairs/orders/packages", "/login"})
  void uploadOfAStrangerIsNotRead(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var answer = client.send(upload(path, "--x\r\nnot a form at all"), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).contains("before you upload");
    }
  }

  @Test
  void uploadThatIsTooLargeIsToldTheLimitAndHowToRaiseIt()
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
      logIn(client);
      var answer =
          client.send(
              upload("/pairs/orders/packages", "x".repeat(2_200_000)), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("2 MiB at most", "PAIRKEEPER_PACKAGES_MAX_SIZE");
    }
  }

  private HttpRequest upload(String path, String body) {
    return request(path)
        .header("Content-Type", "Multipart/form-data; boundary=x")
        .header("Authorization", "Basic bm9ib2R5Om5vdGhpbmc=")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private void logIn(HttpClient client) throws IOException, InterruptedException {
    String form = client.send(request("/login").build(), BodyHandlers.ofString()).body();
    Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(form);
    assertThat(token.find()).as(form).isTrue();
    HttpRequest filledIn =
        request("/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "username=admin&password=first-admin-password&_csrf=" + token.group(1)))
            .build();
    assertThat(client.send(filledIn, BodyHandlers.discarding()).headers().firstValue("Location"))
        .hasValueSatisfying(next -> assertThat(next).doesNotContain("login"));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
        .timeout(Duration.ofSeconds(10));
  }
}
