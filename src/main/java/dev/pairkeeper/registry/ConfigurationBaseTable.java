package dev.pairkeeper.registry;

import dev.pairkeeper.topology.ConfigurationFile;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeConfiguration;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what is wanted for nodes. Works within the caller's transaction. */
@Component
class ConfigurationBaseTable {

  private final JdbcClient jdbc;
  private final SecretVault vault;

  ConfigurationBaseTable(JdbcClient jdbc, SecretVault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  /** The row id of a node that is registered so, at that host and port. */
  Optional<String> nodeId(String pair, Node node) {
    return jdbc.sql(
            "select node.id from node join pair on pair.id = node.pair_id where pair.name = ?"
                + " and node.name = ? and node.host = ? and node.ssh_port = ?")
        .params(pair, node.name(), node.host(), node.ssh().port())
        .query(String.class)
        .optional();
  }

  /** Of every node that has something wanted, taken from the host where it is now. */
  List<ConfigurationBases.Taken> taken() {
    return jdbc.sql(
            "select pair.name, node.name, base.taken_ms from configuration_base base"
                + " join node on node.id = base.node_id join pair on pair.id = node.pair_id"
                + " where base.place = concat(lower(node.host), ':', node.ssh_port)")
        .query((row, number) ->
            new ConfigurationBases.Taken(
                row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3))))
        .list();
  }

  /** What is wanted for the node, if it was taken from the host where the node is now. */
  Optional<ConfigurationBase> find(String nodeId, Node node) {
    return jdbc.sql(
            "select read_ms, taken_ms, taken_by, drift_since_ms from configuration_base"
                + " where node_id = ? and place = ?")
        .params(nodeId, place(node))
        .query((row, number) -> base(row, files(nodeId)))
        .optional();
  }

  void put(String nodeId, Node node, ConfigurationBase base) {
    jdbc.sql("delete from configuration_base_file where node_id = ?").param(nodeId).update();
    jdbc.sql("delete from configuration_base where node_id = ?").param(nodeId).update();
    jdbc.sql(
            "insert into configuration_base"
                + " (node_id, place, read_ms, taken_ms, taken_by, drift_since_ms)"
                + " values (?, ?, ?, ?, ?, null)")
        .param(nodeId)
        .param(place(node))
        .param(base.configuration().readAt().toEpochMilli())
        .param(base.takenAt().toEpochMilli())
        .param(base.takenBy())
        .update();
    List<ConfigurationFile> files = base.configuration().files();
    for (int i = 0; i < files.size(); i++) {
      put(new BaseFileId(nodeId, i), files.get(i));
    }
  }

  void drifting(String nodeId, @Nullable Instant since) {
    jdbc.sql("update configuration_base set drift_since_ms = ? where node_id = ?")
        .param(since == null ? null : since.toEpochMilli())
        .param(nodeId)
        .update();
  }

  private void put(BaseFileId id, ConfigurationFile file) {
    jdbc.sql("insert into configuration_base_file (node_id, position, ciphertext) values (?, ?, ?)")
        .param(id.nodeId())
        .param(id.position())
        .param(vault.seal(id, BaseFileText.write(file)))
        .update();
  }

  private List<ConfigurationFile> files(String nodeId) {
    return jdbc.sql(
            "select position, ciphertext from configuration_base_file where node_id = ?"
                + " order by position")
        .param(nodeId)
        .query((row, number) ->
            BaseFileText.read(vault.open(new BaseFileId(nodeId, row.getInt(1)), row.getBytes(2))))
        .list();
  }

  private static ConfigurationBase base(ResultSet row, List<ConfigurationFile> files)
      throws SQLException {
    Instant readAt = Instant.ofEpochMilli(row.getLong(1));
    Long driftSince = row.getObject(4, Long.class);
    return new ConfigurationBase(
        new NodeConfiguration(readAt, files),
        Instant.ofEpochMilli(row.getLong(2)),
        row.getString(3),
        driftSince == null ? null : Instant.ofEpochMilli(driftSince));
  }

  private static String place(Node node) {
    return "%s:%d".formatted(node.host().toLowerCase(Locale.ROOT), node.ssh().port());
  }
}
