package dev.pairkeeper.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class KeepalivedLintTests {

  private static final String PATH = "/api/v1/lint/keepalived";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String MEBIBYTE = "#".repeat(1023).concat("\n").repeat(1024);

  @Autowired Calls calls;
  @Autowired MockMvcTester http;

  @Test
  void textThatDoesNotParseIsAFindingWithItsLine() {
    MvcTestResult answer =
        check(Map.of("db1", "global_defs {\n}\nvrrp_instance VI_1 {\n  state BACKUP\n"));

    assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON);
    JsonNode finding = finding(answer, "braces-do-not-match");
    assertThat(finding.get("severity").asString()).isEqualTo("CRITICAL");
    assertThat(finding.get("file").asString()).isEqualTo("db1");
    assertThat(finding.get("line").asInt()).isEqualTo(3);
    assertThat(finding.get("column").asInt()).isPositive();
    assertThat(finding.get("title").asString()).isEqualTo("Braces do not match");
    assertThat(finding.get("message").asString()).isNotBlank();
    assertThat(finding.get("cure").asString()).isNotBlank();
    assertThat(finding.has("edit")).isTrue();
    assertThat(finding.get("documentation").asString())
        .isEqualTo("/help/lint-rules#braces-do-not-match");
  }

  @Test
  void findingsOfBothFilesNameTheirFile() {
    MvcTestResult answer = check(Map.of("db1", "a {\n", "db2", "}\n"));

    assertThat(findings(answer))
        .filteredOn(finding -> finding.get("rule").asString().equals("braces-do-not-match"))
        .extracting(finding -> finding.get("file").asString())
        .containsExactlyInAnyOrder("db1", "db2");
  }

  @Test
  void includedFileIsNotRead() {
    MvcTestResult answer =
        check(Map.of("db1", "include /etc/passwd\ninclude *\ninclude ../../../etc/passwd\n"));

    assertThat(answer).hasStatusOk().bodyText().doesNotContain("root:");
  }

  static Stream<String> hostileTexts() {
    return Stream.of(
        "",
        "\0\1\2\u001b[31m\u007f\ufffe\n\0",
        "\ufeffvrrp_instance a {\r\n}\r\n",
        "{".repeat(1024 * 1024),
        "}".repeat(1024 * 1024),
        "{}".repeat(512 * 1024),
        "{\n".repeat(512 * 1024),
        "\"".repeat(1024 * 1024),
        "\n".repeat(1024 * 1024),
        "vrrp_instance a {\n}\n".repeat(50_000),
        "a ".repeat(512 * 1024),
        "$A=$A$A\n$A\n".repeat(50_000),
        "include *a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b\n".repeat(1000),
        "<script>alert(1)</script>\u202e🦄\n",
        MEBIBYTE);
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void hostileTextIsAnsweredInTime(String text) {
    Instant start = Instant.now();

    MvcTestResult answer = check(Map.of("a".repeat(63), text, "db2", text));

    assertThat(answer).hasStatusOk();
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void halfASurrogatePairIsNoFailure() {
    assertThat(post("{\"files\": {\"db1\": \"\\ud83e x {\\n\"}}")).hasStatusOk();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                  | files
          {"files": null}                                     | files
          {"files": {}}                                       | files
          {"files": {"a": "x", "b": "x", "c": "x"}}           | files
          {"files": {"": "x"}}                                | files
          {"files": {" ": "x"}}                               | files
          {"files": {"a\\u0000b": "x"}}                       | files
          {"files": {"a\\nb": "x"}}                           | files
          {"files": {"\\u202eb": "x"}}                        | files
          {"files": {"db1": null}}                            | files.db1
          {"files": {"db1": 7}}                               | files.db1
          {"files": {"db1": ["x"]}}                           | files.db1
          {"files": {"db1": {"text": "x"}}}                   | files.db1
          {"files": ["x"]}                                    | files
          {"files": "x"}                                      | files
          {"file": {"db1": "x"}}                              | file
          []                                                  | ``
          {"files": {"db1": "x", "db1": "y"}}                 | ``
          nonsense                                            | ``
          """)
  void wrongRequestNamesTheField(String body, String field) {
    assertThat(post(body))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.errors[0].field")
        .isEqualTo(field);
  }

  @Test
  void nameOfSixtyThreeCharactersAndWithASlashIsAName() {
    assertThat(check(Map.of("字".repeat(63), "", "/etc/keepalived/keepalived.conf", "")))
        .hasStatusOk();
    assertThat(check(Map.of("x".repeat(64), ""))).hasStatus(400);
  }

  @Test
  void textBeyondAMebibyteIsRefusedByItsName() {
    assertThat(check(Map.of("db1", MEBIBYTE + "#", "db2", "")))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.errors[0].field")
        .isEqualTo("files.db1");
  }

  @Test
  void bodyBeyondAnyTextIsTooLarge() {
    assertThat(check(Map.of("db1", MEBIBYTE.repeat(7)))).hasStatus(413);
  }

  @Test
  void scriptThatAcceptsAnythingAndHasNoTokenIsAnswered() {
    assertThat(
            http.post()
                .uri(PATH)
                .with(httpBasic("admin", ApiTest.PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"files\": {\"db1\": \"\"}}")
                .exchange())
        .hasStatusOk();
  }

  private MvcTestResult check(Map<String, String> files) {
    return post(JSON.writeValueAsString(Map.of("files", files)));
  }

  private MvcTestResult post(String body) {
    return calls.call(HttpMethod.POST, PATH, body);
  }

  private static JsonNode finding(MvcTestResult answer, String rule) {
    return findings(answer).stream()
        .filter(finding -> finding.get("rule").asString().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> findings(MvcTestResult answer) {
    try {
      return JSON.readTree(answer.getResponse().getContentAsString())
          .get("findings")
          .valueStream()
          .toList();
    } catch (UnsupportedEncodingException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
