package dev.pairkeeper.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pairkeeper.mysql.MysqlSettings.Tls;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTests {

  private static final Account PANEL = Account.parse("pair'keeper@home@10.0.0.%");

  @Test
  void missingPrivilegeIsToldWithTheGrantThatShowsIt() {
    var refusal = new SQLException("(conn=12) Access denied; you need …", "42000", 1227);

    assertThat(MysqlQuestions.PROCESS.hidden(PANEL, refusal))
        .isEqualTo(
            "Statements that wait to commit cannot be seen: 'pair''keeper@home'@'10.0.0.%' lacks"
                + " PROCESS. Run: GRANT PROCESS ON *.* TO 'pair''keeper@home'@'10.0.0.%';");
  }

  @Test
  void tableThatIsMissingIsToldInTheServersWords() {
    var refusal =
        new SQLException("(conn=12) Table 'percona.heartbeat' doesn't exist", "42S02", 1146);

    assertThat(MysqlQuestions.heartbeat("percona.heartbeat").hidden(PANEL, refusal))
        .isEqualTo(
            "The lag by heartbeats cannot be seen: error 1146"
                + " Table 'percona.heartbeat' doesn't exist");
  }

  @ParameterizedTest
  @ValueSource(strings = {"heartbeat", "a.b.c", "a.b; DROP TABLE x", "`a`.b", "a.b -- ", ""})
  void heartbeatTableIsAPlainQualifiedName(String table) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MysqlSettings(table, Tls.PREFERRED))
        .withMessageContaining("database.table");
  }
}
