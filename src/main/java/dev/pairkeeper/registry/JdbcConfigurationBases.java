package dev.pairkeeper.registry;

import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeConfiguration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What is wanted for nodes, in the registry's database. */
@Service
class JdbcConfigurationBases implements ConfigurationBases {

  private final ConfigurationBaseTable table;
  private final RegistryTransactions transactions;

  JdbcConfigurationBases(ConfigurationBaseTable table, RegistryTransactions transactions) {
    this.table = table;
    this.transactions = transactions;
  }

  @Override
  public List<Taken> taken() {
    return transactions.read(table::taken);
  }

  @Override
  public Optional<ConfigurationBase> find(String pair, Node node) {
    return transactions.read(() -> table.nodeId(pair, node).flatMap(id -> table.find(id, node)));
  }

  @Override
  public Optional<ConfigurationBase> adopt(
      String pair, Node node, NodeConfiguration found, Instant at) {
    return transactions.write(() ->
        table
            .nodeId(pair, node)
            .map(id -> table.find(id, node).orElseGet(() -> put(id, node, base(found, at, null)))));
  }

  @Override
  public Optional<ConfigurationBase> accept(
      String pair, Node node, NodeConfiguration accepted, Instant at, String by) {
    return transactions.write(
        () -> table.nodeId(pair, node).map(id -> put(id, node, base(accepted, at, by))));
  }

  @Override
  public void drifting(String pair, Node node, @Nullable Instant since) {
    transactions.write(() -> {
      table.nodeId(pair, node).ifPresent(id -> table.drifting(id, since));
      return true;
    });
  }

  private ConfigurationBase put(String id, Node node, ConfigurationBase base) {
    table.put(id, node, base);
    return base;
  }

  private static ConfigurationBase base(
      NodeConfiguration configuration, Instant at, @Nullable String by) {
    return new ConfigurationBase(
        new NodeConfiguration(millis(configuration.readAt()), configuration.files()),
        millis(at),
        by,
        null);
  }

  private static Instant millis(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS);
  }
}
