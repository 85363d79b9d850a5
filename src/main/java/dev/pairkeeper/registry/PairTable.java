package dev.pairkeeper.registry;

import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The rows of pairs, nodes and secrets. Works within the caller's transaction. */
@Component
class PairTable {

  private static final String PAIRS_WITH_NODES =
      "select pair from PairEntity pair join fetch pair.nodes ";

  private static final List<String> DELETE_BASES =
      List.of(
          """
          delete from configuration_base_file where node_id in
            (select node.id from node join pair on pair.id = node.pair_id where pair.name = :name)
          """,
          """
          delete from configuration_base where node_id in
            (select node.id from node join pair on pair.id = node.pair_id where pair.name = :name)
          """);

  private final EntityManager entities;

  PairTable(EntityManager entities) {
    this.entities = entities;
  }

  List<PairEntity> all() {
    return entities
        .createQuery(PAIRS_WITH_NODES + "order by pair.name", PairEntity.class)
        .getResultList();
  }

  Optional<PairEntity> find(String name) {
    return entities
        .createQuery(PAIRS_WITH_NODES + "where pair.name = :name", PairEntity.class)
        .setParameter("name", name)
        .getResultStream()
        .findFirst();
  }

  void insert(PairEntity pair) {
    entities.persist(pair);
  }

  /**
   * Deletes a pair with all that hangs on it. What is wanted for its nodes goes first: MySQL 9.7.0
   * follows a foreign key of the second level for the first of several rows only (measured).
   */
  boolean delete(String name) {
    for (String bases : DELETE_BASES) {
      entities.createNativeQuery(bases).setParameter("name", name).executeUpdate();
    }
    return entities
            .createQuery("delete from PairEntity pair where pair.name = :name")
            .setParameter("name", name)
            .executeUpdate()
        > 0;
  }

  /** Which secrets are stored, of all pairs. */
  Set<SecretId> secretIds() {
    return new HashSet<>(
        entities
            .createQuery("select secret.id from SecretEntity secret", SecretId.class)
            .getResultList());
  }

  Set<SecretId> secretIds(PairEntity pair) {
    return new HashSet<>(
        entities
            .createQuery(
                "select secret.id from SecretEntity secret where secret.pairId = :pair",
                SecretId.class)
            .setParameter("pair", pair.id())
            .getResultList());
  }

  List<SecretEntity> secrets(PairEntity pair) {
    return entities
        .createQuery(
            "select secret from SecretEntity secret where secret.pairId = :pair",
            SecretEntity.class)
        .setParameter("pair", pair.id())
        .getResultList();
  }

  void put(SecretId id, PairEntity pair, byte[] ciphertext) {
    SecretEntity stored = entities.find(SecretEntity.class, id);
    if (stored == null) {
      entities.persist(new SecretEntity(id, pair.id(), ciphertext));
    } else {
      stored.replace(ciphertext);
    }
  }

  void drop(SecretId id) {
    SecretEntity stored = entities.find(SecretEntity.class, id);
    if (stored != null) {
      entities.remove(stored);
    }
  }

  /** Sends everything changed so far to the database, so that versions are what they will be. */
  void flush() {
    entities.flush();
  }
}
