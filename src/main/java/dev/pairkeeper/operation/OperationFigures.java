package dev.pairkeeper.operation;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what operations measured, without all the rest that is kept of them. */
@Repository
class OperationFigures {

  private final JdbcClient database;
  private final JsonMapper json = JsonMapper.shared();

  OperationFigures(JdbcClient database) {
    this.database = database;
  }

  /**
   * How long writes were blocked in the operations that succeeded and measured it, newest first.
   */
  List<Duration> writePauses(String pair, int most) {
    return database
        .sql(
            "select result from pair_operation where pair = ? and status = ? and result like ?"
                + " order by started_ms desc, id desc limit "
                + most)
        .params(pair, OperationStatus.SUCCEEDED.name(), "%\"" + Results.WRITE_PAUSE + "\":%")
        .query(String.class)
        .list()
        .stream()
        .map(json::readTree)
        .map(result -> result.path(Results.WRITE_PAUSE))
        .filter(JsonNode::isIntegralNumber)
        .map(millis -> Duration.ofMillis(millis.longValue()))
        .toList();
  }
}
