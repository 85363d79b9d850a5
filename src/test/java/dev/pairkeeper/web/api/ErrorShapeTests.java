package dev.pairkeeper.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiTest
class ErrorShapeTests {

  @Autowired Calls calls;
  @Autowired MockMvcTester http;
  @Autowired InMemoryWatch watch;

  @BeforeEach
  void oneRegisteredPair() {
    watch.clear();
    calls.removeAllPairs();
    calls.post(Calls.pair("orders", 51));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /api/v1/pairs/nobody             | 404 | unknown-pair
          GET    | /api/v1/pairs/nobody/state       | 404 | unknown-pair
          POST   | /api/v1/pairs/nobody/observe     | 404 | unknown-pair
          GET    | /api/v1/pairs/nobody/problems    | 404 | unknown-pair
          GET    | /api/v1/pairs/nobody/lag         | 404 | unknown-pair
          GET    | /api/v1/pairs/nobody/owner       | 404 | unknown-pair
          GET    | /api/v1/pairs/nobody/eligibility | 404 | unknown-pair
          GET    | /api/v1/pairs/nobody/config      | 404 | unknown-pair
          GET    | /api/v1/pairs/nobody/events      | 404 | unknown-pair
          GET    | /api/v1/pairs/nobody/stream      | 404 | unknown-pair
          GET    | /api/v1/nonsense                 | 404 | not-found
          GET    | /api                             | 404 | not-found
          GET    | /actuator/env                    | 404 | not-found
          PATCH  | /api/v1/pairs/orders             | 405 | method-not-supported
          DELETE | /api/v1/pairs                    | 405 | method-not-supported
          GET    | /api/v1/pairs/orders/owner       | 503 | no-single-owner
          GET    | /api/v1/pairs?size=201           | 400 | invalid-request
          GET    | /api/v1/pairs?page=-1            | 400 | invalid-request
          GET    | /api/v1/pairs?page=x             | 400 | invalid-request
          GET    | /api/v1/pairs?health=ILL         | 400 | invalid-request
          GET    | /api/v1/pairs/orders/lag?from=x  | 400 | invalid-request
          GET    | /api/v1/pairs/orders/lag?points=5001 | 400 | invalid-request
          GET    | /api/v1/pairs/orders/events?limit=0  | 400 | invalid-request
          """)
  void everyErrorIsAProblem(String method, String uri, int status, String type) {
    MvcTestResult answer = calls.call(HttpMethod.valueOf(method), uri, null);

    assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/" + type);
    assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo(status);
    assertThat(answer).bodyJson().extractingPath("$.title").asString().isNotBlank();
    assertThat(answer).bodyJson().extractingPath("$.detail").asString().isNotBlank();
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.instance")
        .isEqualTo(uri.replaceFirst("\\?.*", ""));
    assertThat(answer).bodyText().doesNotContain("dev.pairkeeper", "java.", "springframework");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"nmae": "orders"}                              | nmae                  | is not a field
          {"nodes": [{"ssh": {"prot": 22}}]}              | nodes[0].ssh.prot     | is not a field
          {"virtualRouterId": "51"}                       | virtualRouterId       | whole number
          {"virtualRouterId": " "}                        | virtualRouterId       | whole number
          {"virtualRouterId": ""}                         | virtualRouterId       | whole number
          {"unicast": ""}                                 | unicast               | true or false
          {"preemptMode": ""}                             | preemptMode           | PREEMPT, NOPREEMPT
          {"virtualRouterId": 5.5}                        | virtualRouterId       | whole number
          {"virtualRouterId": 99999999999}                | virtualRouterId       | large
          {"virtualRouterId": 1e99}                       | virtualRouterId       | whole number
          {"nodes": [{}, {"mysql": {"port": "x"}}]}       | nodes[1].mysql.port   | whole number
          {"unicast": "yes"}                              | unicast               | true or false
          {"unicast": 1}                                  | unicast               | true or false
          {"preemptMode": "SOMETIMES"}                    | preemptMode           | PREEMPT, NOPREEMPT
          {"preemptMode": 1}                              | preemptMode           | PREEMPT, NOPREEMPT
          {"name": 5}                                     | name                  | text
          {"name": ["x"]}                                 | name                  | text
          {"replicationPassword": {"a": 1}}               | replicationPassword   | text
          {"tags": "prod"}                                | tags                  | list
          {"tags": [null]}                                | tags[0]               | null
          {"nodes": {}}                                   | nodes                 | list
          {"nodes": ["db1"]}                              | nodes[0]              | object
          {"nodes": [null, null]}                         | nodes[0]              | null
          {"advertIntervalSeconds": "fast"}               | advertIntervalSeconds | number
          {"advertIntervalSeconds": 1e999999999}          | advertIntervalSeconds | places
          {"name": "a\\u0000b"}                           | name                  | character
          {"name": "a\\ud800b"}                           | name                  | character
          {"name": "a", "name": "b"}                      | ''                    | not JSON
          {"name": "a"                                    | ''                    | not JSON
          {} {}                                           | ''                    | one JSON object
          not json                                        | ''                    | not JSON
          []                                              | ''                    | object
          "orders"                                        | ''                    | object
          null                                            | ''                    | object
          """)
  void wrongBodyIsNamedByItsField(String body, String field, String message) {
    MvcTestResult answer = calls.post(body);

    assertThat(answer).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.errors[0].message")
        .asString()
        .contains(message)
        .doesNotContain("dev.pairkeeper", "tools.jackson", "java.");
  }

  @Test
  void emptyBodyIsNamed() {
    MvcTestResult answer = calls.post("");

    assertThat(answer).hasStatus(400);
    assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("JSON object");
  }

  @Test
  void bodyThatIsTooLargeIsRefused() {
    MvcTestResult answer =
        calls.post("{\"name\": \"" + "x".repeat(JsonBinding.LONGEST_BODY_BYTES) + "\"}");

    assertThat(answer).hasStatus(413).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
  }

  @Test
  void bodyThatIsNotJsonIsRefused() {
    MvcTestResult answer =
        http.post()
            .uri("/api/v1/pairs")
            .with(httpBasic("admin", ApiTest.PASSWORD))
            .contentType(MediaType.TEXT_PLAIN)
            .content("name=orders")
            .exchange();

    assertThat(answer).hasStatus(415).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
  }

  @Test
  void answerIsJsonOnly() {
    MvcTestResult answer =
        http.get()
            .uri("/api/v1/pairs")
            .with(httpBasic("admin", ApiTest.PASSWORD))
            .accept(MediaType.TEXT_HTML)
            .exchange();

    assertThat(answer).hasStatus(406).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
  }

  @Test
  void methodsThatFitAreNamed() {
    MvcTestResult answer = calls.call(HttpMethod.PATCH, "/api/v1/pairs/orders", null);

    assertThat(answer).headers().containsHeader("Allow");
    assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("PUT");
  }
}
