package dev.pairkeeper.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Who is not logged in gets an answer before the panel has read what he would upload. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
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
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                  .header("Content-Type", "Multipart/form-data; boundary=x")
                  .header("Authorization", "Basic bm9ib2R5Om5vdGhpbmc=")
                  .timeout(Duration.ofSeconds(10))
                  .POST(BodyPublishers.ofString("--x\r\nnot a form at all"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).contains("before you upload");
    }
  }
}
