package dev.pairkeeper.operation;

import dev.pairkeeper.plan.SecretName;
import dev.pairkeeper.registry.PairPasswords;
import dev.pairkeeper.registry.PairPasswords.Password;
import dev.pairkeeper.topology.Secret;

/** The secrets that a plan only names. */
record Passwords(PairPasswords stored, String pair) {

  /**
   * The secret itself.
   *
   * @throws StepFailedException when the registry has none
   */
  Secret reveal(SecretName name) {
    return stored
        .find(pair, password(name))
        .orElseThrow(() ->
            new StepFailedException(
                "The registry has no %s of %s. Edit the pair and give it."
                    .formatted(words(name), pair)));
  }

  /** Has the panel make one where the registry has none. */
  void make(SecretName name) {
    if (stored.findOrMake(pair, password(name)).isEmpty()) {
      throw new StepFailedException("The pair %s is not registered any more.".formatted(pair));
    }
  }

  private static String words(SecretName name) {
    return switch (name) {
      case REPLICATION_PASSWORD -> "replication password";
      case VRRP_PASSWORD -> "VRRP password";
      case NODE_ACCOUNT_PASSWORD -> "password of the scripts' account";
    };
  }

  private static Password password(SecretName name) {
    return switch (name) {
      case REPLICATION_PASSWORD -> Password.REPLICATION;
      case VRRP_PASSWORD -> Password.VRRP;
      case NODE_ACCOUNT_PASSWORD -> Password.NODE_ACCOUNT;
    };
  }
}
