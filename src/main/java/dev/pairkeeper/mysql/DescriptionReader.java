package dev.pairkeeper.mysql;

import dev.pairkeeper.mysql.ServerDescription.Reader;
import dev.pairkeeper.mysql.ServerDescription.Source;
import dev.pairkeeper.topology.ServerVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a server once how it is set up; every statement only reads. */
final class DescriptionReader {

  private static final Question PROCESSES =
      Question.global(
          Topic.COMMIT_WAITS, "SHOW PROCESSLIST", "Which replicas are connected", "PROCESS");

  private final Interview interview;
  private final Dialect dialect;
  private final List<String> hidden = new ArrayList<>();

  DescriptionReader(Connection connection) throws SQLException {
    this.interview = new Interview(connection);
    this.dialect = Conversation.dialectOf(connection);
  }

  ServerDescription read() throws SQLException {
    Row state = interview.ask(List.of(dialect.setUp())).rows(Topic.STATE).getFirst();
    Account account = Account.parse(state.text("account"));
    return new ServerDescription(
        ServerVersion.parse(state.text("version")),
        state.text("hostname"),
        state.find("server_uuid"),
        Math.toIntExact(state.number("port")),
        emptyToNull(state.text("socket")),
        !state.flag("read_only") && !state.flag("super_read_only"),
        sources(account),
        readers(account),
        List.copyOf(hidden));
  }

  private List<Source> sources(Account account) throws SQLException {
    Question replication =
        dialect.questions().stream()
            .filter(question -> question.topic() == Topic.REPLICATION)
            .findFirst()
            .orElseThrow();
    return ask(replication, account).stream()
        .map(row ->
            new Source(
                row.text("channel_name", "connection_name"),
                row.text("source_host", "master_host"),
                Math.toIntExact(row.number("source_port", "master_port")),
                row.text("source_user", "master_user")))
        .toList();
  }

  private List<Reader> readers(Account account) throws SQLException {
    return ask(PROCESSES, account).stream()
        .filter(row -> row.text("command").startsWith("Binlog Dump"))
        .map(row -> new Reader(row.text("user"), withoutPort(row.text("host"))))
        .distinct()
        .toList();
  }

  private List<Row> ask(Question question, Account account) throws SQLException {
    Answers answers = interview.ask(List.of(question));
    SQLException refusal = answers.refusals().get(question.topic());
    if (refusal != null) {
      hidden.add(question.hidden(account, refusal));
    }
    return answers.rows(question.topic());
  }

  /** Servers write {@code host:port}; an IPv6 address stands there without brackets. */
  private static String withoutPort(String client) {
    return client.replaceFirst(":[0-9]{1,5}$", "");
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
