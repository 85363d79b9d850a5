package dev.pairkeeper.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Text that means something to a shell, to SQL, to HTML or to a terminal, in every field. */
@ApiTest
class HostileInputTests {

  private static final JsonMapper JSON = JsonMapper.shared();

  @Autowired Calls calls;

  @BeforeEach
  void empty() {
    calls.removeAllPairs();
  }

  static Stream<String> hostileTexts() {
    return Stream.of(
        "' OR ''='",
        "\"; drop table pair; --",
        "`id`",
        "$(touch /tmp/pwned)",
        "line\nbreak\r\n! include /etc/passwd",
        "{ } {{7*7}} ${7*7} #{7*7}",
        "<script>alert(1)</script>",
        "../../etc/passwd",
        "%s%n%00",
        "\t\u0007\u001b[31m",
        "x".repeat(10_000),
        "🦄👩‍👩‍👧‍👦",
        "\u202egnp.exe\u2066",
        "ＮＵＬＬ null",
        " ");
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void hostileTextIsRefusedOrStoredAsItIs(String text) throws Exception {
    for (List<String> field : textFields(JSON.readTree(Calls.pair("orders", 51)))) {
      ObjectNode pair = (ObjectNode) JSON.readTree(Calls.pair("orders", 51));
      set(pair, field, text);

      MvcTestResult answer = calls.post(JSON.writeValueAsString(pair));

      int status = answer.getResponse().getStatus();
      assertThat(status).as("%s = %s", field, text).isIn(201, 400);
      if (status == 201) {
        JsonNode stored = JSON.readTree(answer.getResponse().getContentAsString());
        JsonNode kept = at(stored, field);
        assertThat(kept.isNull() || kept.stringValue().equals(text) || text.isBlank())
            .as("%s kept as %s", field, kept)
            .isTrue();
        calls.removeAllPairs();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void hostileSearchFindsNothing(String text) {
    calls.post(Calls.pair("orders", 51));

    assertThat(calls.get("/api/v1/pairs?q={text}", text).getResponse().getStatus()).isEqualTo(200);
    assertThat(calls.get("/api/v1/pairs/{name}/state", text).getResponse().getStatus())
        .isIn(400, 404);
  }

  private static List<List<String>> textFields(JsonNode pair) {
    List<List<String>> fields = new ArrayList<>();
    collect(pair, List.of(), fields);
    return fields;
  }

  private static void collect(JsonNode node, List<String> path, List<List<String>> fields) {
    switch (node) {
      case ObjectNode object ->
          object
              .properties()
              .forEach(entry -> collect(entry.getValue(), with(path, entry.getKey()), fields));
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          collect(array.get(i), with(path, Integer.toString(i)), fields);
        }
      }
      default -> fields.add(path);
    }
  }

  private static List<String> with(List<String> path, String step) {
    List<String> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }

  private static JsonNode at(JsonNode root, List<String> path) {
    return path.isEmpty() ? root : root.at("/" + String.join("/", path));
  }

  private static void set(ObjectNode root, List<String> path, String text) {
    switch (at(root, path.subList(0, path.size() - 1))) {
      case ArrayNode array -> array.set(Integer.parseInt(path.getLast()), text);
      case ObjectNode object -> object.put(path.getLast(), text);
      default -> throw new IllegalArgumentException(path.toString());
    }
  }
}
