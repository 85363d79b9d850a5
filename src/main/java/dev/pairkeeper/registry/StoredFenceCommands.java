package dev.pairkeeper.registry;

import static java.util.stream.Collectors.toSet;

import dev.pairkeeper.topology.Secret;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Fence commands in the registry's database. */
@Service
class StoredFenceCommands implements FenceCommands {

  private final PairTable table;
  private final PairSecrets secrets;
  private final RegistryTransactions transactions;

  StoredFenceCommands(PairTable table, PairSecrets secrets, RegistryTransactions transactions) {
    this.table = table;
    this.secrets = secrets;
    this.transactions = transactions;
  }

  @Override
  public Optional<Secret> find(String pair, String node) {
    return transactions.read(() ->
        table
            .find(pair)
            .flatMap(entity ->
                entity.nodes().stream()
                    .filter(each -> each.name().equals(node))
                    .findFirst()
                    .flatMap(each -> secrets.find(entity, each, SecretField.FENCE_COMMAND))));
  }

  @Override
  public Set<String> nodesOf(String pair) {
    return transactions.read(
        () -> table.find(pair).stream().flatMap(this::nodesOf).collect(toSet()));
  }

  private Stream<String> nodesOf(PairEntity pair) {
    Set<SecretId> stored = table.secretIds(pair);
    return pair.nodes().stream()
        .filter(node -> stored.contains(new SecretId(node.id(), SecretField.FENCE_COMMAND)))
        .map(NodeEntity::name);
  }
}
