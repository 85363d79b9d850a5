package dev.pairkeeper.mysql;

import dev.pairkeeper.topology.MysqlSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A session that keeps one connection. Where the server refuses to tell something, it logs in anew
 * once a minute, because a global privilege that is granted meanwhile only counts for new
 * connections (MySQL 9 manual, section 'When Privilege Changes Take Effect').
 */
final class JdbcMysqlSession implements MysqlSession {

  private static final Duration REFUSALS_HOLD = Duration.ofMinutes(1);

  private final Login login;
  private final Duration timeout;
  private final Duration longestSilence;
  private final ServerConnector connector;
  private final @Nullable String heartbeatTable;
  private final InstantSource clock;
  private final CommitWaits commitWaits = new CommitWaits();
  private final ReadPositions readPositions = new ReadPositions();
  private Conversation conversation;
  private Instant openedAt;

  JdbcMysqlSession(
      Login login,
      Duration timeout,
      Duration longestSilence,
      ServerConnector connector,
      @Nullable String heartbeatTable,
      InstantSource clock) {
    this.login = login;
    this.timeout = timeout;
    this.longestSilence = longestSilence;
    this.connector = connector;
    this.heartbeatTable = heartbeatTable;
    this.clock = clock;
    this.openedAt = clock.instant();
    this.conversation = open();
  }

  private Conversation open() {
    try {
      Connection connection = connector.open(login, timeout);
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(longestSilence.toMillis()));
      return new Conversation(connection, heartbeatTable);
    } catch (SQLException failed) {
      throw AccessFailures.of(login, "log-in as " + login.user(), failed);
    }
  }

  @Override
  public MysqlSnapshot observe() {
    renewIfDue();
    try {
      return conversation.look(longestSilence, commitWaits, readPositions, clock);
    } catch (SQLException failed) {
      close();
      throw AccessFailures.of(login, "the look's statements", failed);
    }
  }

  private void renewIfDue() {
    Instant now = clock.instant();
    if (conversation.hidesSomething() && !now.isBefore(openedAt.plus(REFUSALS_HOLD))) {
      close();
      openedAt = now;
      conversation = open();
    }
  }

  @Override
  public void close() {
    conversation.close();
  }
}
