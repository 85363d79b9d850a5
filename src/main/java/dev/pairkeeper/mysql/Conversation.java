package dev.pairkeeper.mysql;

import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.ServerVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was said over one connection: it remembers what need not be asked again, be it that the
 * answer cannot change or that the server refused it.
 */
final class Conversation implements AutoCloseable {

  private final Connection connection;
  private final Dialect dialect;
  private final List<Question> questions;
  private final Map<Topic, List<Row>> told = new EnumMap<>(Topic.class);
  private final Map<Topic, String> hidden = new EnumMap<>(Topic.class);
  private final Map<Topic, String> hiddenOnce = new EnumMap<>(Topic.class);

  Conversation(Connection connection, @Nullable String heartbeatTable) throws SQLException {
    this.connection = connection;
    this.dialect = dialectOf(connection);
    this.questions = new ArrayList<>(dialect.questions());
    if (heartbeatTable != null) {
      questions.add(questions.size() - 1, MysqlQuestions.heartbeat(heartbeatTable));
    }
  }

  /** The dialect of the server's greeting, without asking it. */
  static Dialect dialectOf(Connection connection) throws SQLException {
    return Dialect.of(ServerVersion.parse(connection.getMetaData().getDatabaseProductVersion()));
  }

  /**
   * Takes a look.
   *
   * @throws SQLException when the connection is lost, the limit has passed or the state was refused
   */
  MysqlSnapshot look(
      Duration limit, CommitWaits waits, ReadPositions positions, InstantSource clock)
      throws SQLException {
    List<Question> due = questions.stream().filter(this::isDue).toList();
    Answers answers =
        Deadline.within(limit, () -> new Interview(connection).ask(due), tooLate -> {});
    Instant readAt = clock.instant();
    remember(due, answers);
    boolean waitsHidden = hides(Topic.PROCESS_PRIVILEGE) || hides(Topic.COMMIT_WAITS);
    Duration wait = waits.longest(answers.rows(Topic.COMMIT_WAITS), readAt);
    return new SnapshotReader(dialect, positions)
        .read(answers, readAt, waitsHidden ? null : wait, hiddenNow());
  }

  private List<String> hiddenNow() {
    return Stream.concat(hidden.values().stream(), hiddenOnce.values().stream()).toList();
  }

  /** Whether the next look would be refused, too: for want of a privilege or of the thing asked. */
  private static boolean lasts(SQLException refusal) {
    return switch (refusal.getErrorCode()) {
      case 1044, 1064, 1142, 1143, 1146, 1193, 1227, 1370 -> true;
      default -> false;
    };
  }

  /** Whether the server refused to tell something. */
  boolean hidesSomething() {
    return !hidden.isEmpty();
  }

  private boolean hides(Topic topic) {
    return hidden.containsKey(topic) || hiddenOnce.containsKey(topic);
  }

  private boolean isDue(Question question) {
    return !hidden.containsKey(question.topic()) && !told.containsKey(question.topic());
  }

  private void remember(List<Question> due, Answers answers) {
    hiddenOnce.clear();
    var account = Account.parse(answers.rows(Topic.STATE).getFirst().text("account"));
    for (Question question : due) {
      Topic topic = question.topic();
      SQLException refusal = answers.refusals().get(topic);
      if (refusal != null) {
        (lasts(refusal) ? hidden : hiddenOnce).put(topic, question.hidden(account, refusal));
      } else if (topic.once()) {
        told.put(topic, answers.rows(topic));
      }
    }
    answers.rows().putAll(told);
  }

  @Override
  public void close() {
    ServerConnector.discard(connection);
  }
}
