package dev.pairkeeper.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Asks questions over one connection: all in one round trip, as several statements in one text,
 * which never has a value in it. Should the server refuse one of them, each is asked by itself, so
 * that a missing privilege hides no more than it must.
 */
final class Interview {

  private final Connection connection;

  Interview(Connection connection) {
    this.connection = connection;
  }

  /**
   * @throws SQLException when the connection is lost, or the server refused the state
   */
  Answers ask(List<Question> questions) throws SQLException {
    try {
      return together(questions);
    } catch (SQLException failed) {
      if (AccessFailures.endsConnection(failed)) {
        throw failed;
      }
      return oneByOne(questions);
    }
  }

  private Answers together(List<Question> questions) throws SQLException {
    String text = questions.stream().map(Question::sql).collect(Collectors.joining(";\n"));
    Answers answers = Answers.none();
    try (Statement statement = connection.createStatement()) {
      statement.execute(text);
      for (Question question : questions) {
        try (ResultSet answer = statement.getResultSet()) {
          answers.rows().put(question.topic(), Row.all(answer));
        }
        statement.getMoreResults();
      }
    }
    return answers;
  }

  private Answers oneByOne(List<Question> questions) throws SQLException {
    Answers answers = Answers.none();
    for (Question question : questions) {
      try {
        answers.rows().putAll(together(List.of(question)).rows());
      } catch (SQLException refused) {
        if (AccessFailures.endsConnection(refused) || question.topic() == Topic.STATE) {
          throw refused;
        }
        answers.refusals().put(question.topic(), refused);
      }
    }
    return answers;
  }
}
