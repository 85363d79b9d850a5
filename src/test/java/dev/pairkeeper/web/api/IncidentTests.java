package dev.pairkeeper.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class IncidentTests {

  @Autowired Calls calls;
  @Autowired InMemoryWatch watch;
  @Autowired CallFailureFilter filter;

  @AfterEach
  void heal() {
    watch.clear();
  }

  @Test
  void unexpectedFailureIsToldToTheLogOnly(CapturedOutput output) throws Exception {
    watch.broken = new IllegalStateException("the inside of the panel");

    MvcTestResult answer = calls.get("/api/v1/pairs/orders/state");

    assertThat(answer).hasStatus(500).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    assertIncident(answer.getResponse().getContentAsString(), output);
  }

  @Test
  void failureOnTheWayToAControllerIsAProblemToo(CapturedOutput output) throws Exception {
    MockHttpServletResponse answer = new MockHttpServletResponse();

    filter.doFilter(
        new MockHttpServletRequest("GET", "/api/v1/pairs"),
        answer,
        (request, response) -> {
          throw new IllegalStateException("the inside of the panel");
        });

    assertThat(answer.getStatus()).isEqualTo(500);
    assertIncident(answer.getContentAsString(), output);
  }

  private static void assertIncident(String body, CapturedOutput output) {
    assertThat(body).doesNotContain("inside of the panel", "IllegalState", "dev.pairkeeper");
    var incident = Pattern.compile("\"incident\":\"([0-9a-f]{8})\"").matcher(body);
    assertThat(incident.find()).isTrue();
    assertThat(output.getAll())
        .contains("incident " + incident.group(1), "the inside of the panel");
  }
}
