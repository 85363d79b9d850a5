package dev.pairkeeper.registry;

import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PairAccess;
import dev.pairkeeper.topology.Secret;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes, lists and opens the secrets of a pair. Works within the caller's transaction. */
@Component
class PairSecrets {

  private static final Set<SecretField> OF_PAIR =
      EnumSet.of(SecretField.VRRP_PASSWORD, SecretField.REPLICATION_PASSWORD);

  private static final Set<SecretField> OF_NODE =
      EnumSet.range(SecretField.MYSQL_PASSWORD, SecretField.FENCE_COMMAND);

  private final PairTable table;
  private final SecretVault vault;

  PairSecrets(PairTable table, SecretVault vault) {
    this.table = table;
    this.vault = vault;
  }

  /** Stores what the spec gives, drops what it empties and keeps the rest. */
  void write(PairEntity pair, CheckedSpec spec) {
    write(pair, pair.id(), spec.secrets());
    for (NodeEntity node : pair.nodes()) {
      write(pair, node.id(), spec.secretsOfNode(node.position()));
    }
  }

  /** Field paths of all secrets a pair can have, and whether each is stored. */
  Map<String, Boolean> stored(PairEntity pair, Set<SecretId> stored) {
    var paths = new LinkedHashMap<String, Boolean>();
    for (SecretField field : OF_PAIR) {
      paths.put(field.path(), stored.contains(new SecretId(pair.id(), field)));
    }
    for (NodeEntity node : pair.nodes()) {
      paths.putAll(stored(node, node.position(), stored));
    }
    return paths;
  }

  /** Field paths of the secrets that a changed spec may leave out. */
  Set<String> kept(PairEntity pair, List<@Nullable NodeEntity> nodes) {
    Set<SecretId> stored = table.secretIds(pair);
    var paths = stored(pair, stored);
    paths.keySet().removeIf(path -> path.startsWith("nodes["));
    for (int i = 0; i < nodes.size(); i++) {
      NodeEntity node = nodes.get(i);
      if (node != null) {
        paths.putAll(stored(node, i, stored));
      }
    }
    return paths.keySet().stream().filter(paths::get).collect(Collectors.toSet());
  }

  /** The pair with what opens its nodes. */
  PairAccess open(PairEntity entity) {
    var secrets = new HashMap<SecretId, Secret>();
    for (SecretEntity secret : table.secrets(entity)) {
      secrets.put(secret.id(), vault.open(secret.id(), secret.ciphertext()));
    }
    Pair pair = entity.toPair();
    return new PairAccess(
        pair, access(entity.nodes().get(0), secrets), access(entity.nodes().get(1), secrets));
  }

  /** A password of the pair as a whole, if there is one. */
  Optional<Secret> find(PairEntity pair, SecretField field) {
    return find(pair, new SecretId(pair.id(), field));
  }

  /** A secret of one of the pair's nodes, if there is one. */
  Optional<Secret> find(PairEntity pair, NodeEntity node, SecretField field) {
    return find(pair, new SecretId(node.id(), field));
  }

  private Optional<Secret> find(PairEntity pair, SecretId id) {
    return table.secrets(pair).stream()
        .filter(secret -> secret.id().equals(id))
        .map(secret -> vault.open(secret.id(), secret.ciphertext()))
        .findFirst();
  }

  /** Keeps a password of the pair as a whole. */
  void put(PairEntity pair, SecretField field, Secret secret) {
    write(pair, pair.id(), Map.of(field, secret));
  }

  private void write(PairEntity pair, String owner, Map<SecretField, @Nullable Secret> secrets) {
    secrets.forEach((field, secret) -> {
      var place = new SecretId(owner, field);
      if (secret != null && secret.isEmpty() && !field.mayBeEmpty()) {
        table.drop(place);
      } else if (secret != null) {
        table.put(place, pair, vault.seal(place, secret));
      }
    });
  }

  private static Map<String, Boolean> stored(NodeEntity node, int position, Set<SecretId> stored) {
    var paths = new LinkedHashMap<String, Boolean>();
    for (SecretField field : OF_NODE) {
      paths.put(
          "nodes[%d].%s".formatted(position, field.path()),
          stored.contains(new SecretId(node.id(), field)));
    }
    return paths;
  }

  private static NodeAccess access(NodeEntity node, Map<SecretId, Secret> secrets) {
    return new NodeAccess(
        node.toNode(),
        secrets.getOrDefault(new SecretId(node.id(), SecretField.MYSQL_PASSWORD), Secret.of("")),
        secrets.get(new SecretId(node.id(), SecretField.SSH_PRIVATE_KEY)),
        secrets.get(new SecretId(node.id(), SecretField.SSH_PRIVATE_KEY_PASSPHRASE)),
        secrets.get(new SecretId(node.id(), SecretField.SSH_PASSWORD)));
  }
}
