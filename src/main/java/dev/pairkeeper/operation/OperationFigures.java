package dev.pairkeeper.operation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what operations measured, without all the rest that is kept of them. */
@Repository
class OperationFigures {

  private static final int REMEMBERED = 50;

  private final JdbcClient database;
  private final JsonMapper json = JsonMapper.shared();

  OperationFigures(JdbcClient database) {
    this.database = database;
  }

  /**
   * How long writes were blocked in the operations that succeeded and measured it, newest first; of
   * those alone in which clients heard of the VIP's new place in the same way as in the last one
   * that moved it to that node, as what they measured ends at another step.
   *
   * @param to null when that is not known: then as in the last one of all
   */
  List<Duration> writePauses(String pair, @Nullable String to, int most) {
    List<JsonNode> measured = measured(pair);
    Optional<JsonNode> last =
        measured.stream()
            .filter(result -> result.path("to").asString("").equals(to))
            .findFirst()
            .or(() -> measured.stream().findFirst());
    return measured.stream()
        .filter(result ->
            last.filter(like -> announcedBy(like).equals(announcedBy(result))).isPresent())
        .limit(most)
        .map(result -> Duration.ofMillis(result.path(Results.WRITE_PAUSE).longValue()))
        .toList();
  }

  private static String announcedBy(JsonNode result) {
    return result.path(Results.ANNOUNCED_BY).asString("");
  }

  private List<JsonNode> measured(String pair) {
    return database
        .sql(
            "select result from pair_operation where pair = ? and status = ? and result like ?"
                + " order by started_ms desc, id desc limit "
                + REMEMBERED)
        .params(pair, OperationStatus.SUCCEEDED.name(), "%\"" + Results.WRITE_PAUSE + "\":%")
        .query(String.class)
        .list()
        .stream()
        .map(json::readTree)
        .filter(result -> result.path(Results.WRITE_PAUSE).isIntegralNumber())
        .toList();
  }
}
