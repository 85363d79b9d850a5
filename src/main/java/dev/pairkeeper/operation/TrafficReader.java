package dev.pairkeeper.operation;

import dev.pairkeeper.analysis.LagTrend;
import dev.pairkeeper.monitor.LagHistory;
import dev.pairkeeper.mysql.MysqlAccessException;
import dev.pairkeeper.mysql.MysqlStatements;
import dev.pairkeeper.mysql.StatementSession;
import dev.pairkeeper.plan.Traffic;
import dev.pairkeeper.plan.TrafficQuestions;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PairAccess;
import dev.pairkeeper.topology.ServerVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks both servers of a pair what goes on there. */
@Component
final class TrafficReader {

  private static final Logger log = LoggerFactory.getLogger(TrafficReader.class);
  private static final Duration QUESTION = Duration.ofSeconds(5);

  private static final Duration TREND = Duration.ofMinutes(1);
  private static final int POINTS = 60;

  private final MysqlStatements statements;
  private final LagHistory lags;
  private final InstantSource clock;

  TrafficReader(MysqlStatements statements, LagHistory lags, InstantSource clock) {
    this.statements = statements;
    this.lags = lags;
    this.clock = clock;
  }

  /** By node; lacks those that did not tell. */
  Map<String, Traffic> read(PairAccess access) {
    Map<String, Traffic> read = new HashMap<>();
    for (NodeAccess node : List.of(access.first(), access.second())) {
      try (StatementSession session = statements.open(node, QUESTION)) {
        read.put(node.node().name(), read(session, access, node.node()));
      } catch (MysqlAccessException silent) {
        log.info("Its sessions could not be asked for: {}", silent.getMessage());
      }
    }
    return read;
  }

  private Traffic read(StatementSession session, PairAccess access, Node node) {
    ServerVersion version =
        ServerVersion.parse(
            Objects.requireNonNullElse(session.ask("SELECT VERSION()", QUESTION), ""));
    String passing = TrafficQuestions.passReadOnly(access.pair());
    return new Traffic(
        rows(session, TrafficQuestions.longRunning(node)).toList(),
        TrafficQuestions.canBePassed(version) ? rows(session, passing).toList() : List.of(),
        session.ask(TrafficQuestions.MAY_CREATE_SCHEMAS, QUESTION) != null,
        lagChange(access.pair(), node));
  }

  private @Nullable Double lagChange(Pair pair, Node node) {
    Instant now = clock.instant();
    return lags.series(pair.name(), now.minus(TREND), now, POINTS).stream()
        .filter(series -> series.node().equals(node.name()))
        .flatMap(series -> LagTrend.perSecond(series.points()).stream().boxed())
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Stream<String> rows(StatementSession session, String query) {
    return session.rows(query, QUESTION).stream().map(TrafficReader::line);
  }

  private static String line(List<@Nullable String> row) {
    return row.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
