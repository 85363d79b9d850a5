package dev.pairkeeper.registry;

import dev.pairkeeper.topology.Secret;
import java.util.Optional;

/** The passwords of pairs that are no log-ins of the panel's own. */
public interface PairPasswords {

  /** Which password. */
  enum Password {
    /** Of the account by which each node reads from its peer. */
    REPLICATION(SecretField.REPLICATION_PASSWORD),
    /** Of VRRP version 2. */
    VRRP(SecretField.VRRP_PASSWORD),
    /** Of the account that the scripts on the nodes use. */
    NODE_ACCOUNT(SecretField.NODE_ACCOUNT_PASSWORD);

    private final SecretField field;

    Password(SecretField field) {
      this.field = field;
    }

    SecretField field() {
      return field;
    }
  }

  /** The password; empty when there is none, or no such pair. */
  Optional<Secret> find(String pair, Password password);

  /**
   * The password; one of the panel's own making is stored first when there is none.
   *
   * @return empty when there is no such pair
   */
  Optional<Secret> findOrMake(String pair, Password password);
}
