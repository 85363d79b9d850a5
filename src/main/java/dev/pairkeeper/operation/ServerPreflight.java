package dev.pairkeeper.operation;

import dev.pairkeeper.mysql.MysqlAccessException;
import dev.pairkeeper.mysql.MysqlStatements;
import dev.pairkeeper.plan.Preflight.Finding;
import dev.pairkeeper.plan.Preflight.OfServer;
import dev.pairkeeper.plan.Preflight.Schema;
import dev.pairkeeper.plan.PreflightQuestions;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks a server what may stand in the way of a set-up. */
@Component
class ServerPreflight {

  /** Sizes of very many tables take their time. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final MysqlStatements servers;

  ServerPreflight(MysqlStatements servers) {
    this.servers = servers;
  }

  /**
   * What the node's server tells.
   *
   * @throws MysqlAccessException when it does not tell something that every server can
   */
  OfServer read(NodeAccess node, NodeAccess peer) {
    return new OfServer(
        pairs(node, PreflightQuestions.VARIABLES),
        persisted(node),
        rows(node, PreflightQuestions.SCHEMAS).stream().map(ServerPreflight::schema).toList(),
        column(node, PreflightQuestions.OTHER_ENGINES),
        column(node, PreflightQuestions.ACCOUNTS),
        column(node, PreflightQuestions.GRANTS),
        column(node, PreflightQuestions.REPLICAS),
        !column(node, PreflightQuestions.CLONE_PLUGIN).isEmpty(),
        logIn(node, peer));
  }

  /** Only MySQL 8.0 and later have the table. */
  private Map<String, String> persisted(NodeAccess node) {
    return column(node, PreflightQuestions.HAS_PERSISTED).isEmpty()
        ? Map.of()
        : pairs(node, PreflightQuestions.PERSISTED);
  }

  private Map<String, String> pairs(NodeAccess node, String query) {
    Map<String, String> values = new HashMap<>();
    for (List<@Nullable String> row : rows(node, query)) {
      values.put(
          String.valueOf(row.getFirst()).toLowerCase(Locale.ROOT),
          Objects.requireNonNullElse(row.getLast(), ""));
    }
    return values;
  }

  private List<String> column(NodeAccess node, String query) {
    return rows(node, query).stream().map(row -> String.valueOf(row.getFirst())).toList();
  }

  private static Schema schema(List<@Nullable String> row) {
    return new Schema(String.valueOf(row.get(0)), number(row.get(1)), number(row.get(2)));
  }

  private static long number(@Nullable String text) {
    return text == null ? 0 : Long.parseLong(text);
  }

  private List<List<@Nullable String>> rows(NodeAccess node, String query) {
    return servers.rows(node, query, PATIENCE);
  }

  /** Logs in to the peer's server with this node's account of the panel. */
  private Finding logIn(NodeAccess node, NodeAccess peer) {
    Node there = peer.node();
    Node asOther =
        new Node(
            there.name(),
            there.host(),
            there.networkInterface(),
            there.priority(),
            there.mayOwn(),
            new dev.pairkeeper.topology.MysqlEndpoint(
                there.mysql().port(), node.node().mysql().user(), null, null, null),
            there.ssh());
    try {
      servers.ask(
          new NodeAccess(asOther, node.mysqlPassword(), null, null, null), "SELECT 1", PATIENCE);
      return Finding.YES;
    } catch (MysqlAccessException refused) {
      return refused.kind() == Kind.ACCESS_DENIED ? Finding.NO : Finding.UNKNOWN;
    }
  }
}
