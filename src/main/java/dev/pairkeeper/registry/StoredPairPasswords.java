package dev.pairkeeper.registry;

import dev.pairkeeper.topology.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Passwords of pairs in the registry's database. */
@Service
class StoredPairPasswords implements PairPasswords {

  /** 24 characters: short enough for the 32 that a replica's password may have. */
  private static final int RANDOM_BYTES = 18;

  private final PairTable table;
  private final PairSecrets secrets;
  private final RegistryTransactions transactions;
  private final SecureRandom random = new SecureRandom();

  StoredPairPasswords(PairTable table, PairSecrets secrets, RegistryTransactions transactions) {
    this.table = table;
    this.secrets = secrets;
    this.transactions = transactions;
  }

  @Override
  public Optional<Secret> find(String pair, Password password) {
    return transactions.read(
        () -> table.find(pair).flatMap(entity -> secrets.find(entity, password.field())));
  }

  @Override
  public Optional<Secret> findOrMake(String pair, Password password) {
    return transactions.write(
        () -> table.find(pair).map(entity -> findOrMake(entity, password.field())));
  }

  private Secret findOrMake(PairEntity pair, SecretField field) {
    return secrets
        .find(pair, field)
        .orElseGet(() -> {
          Secret made = make();
          secrets.put(pair, field, made);
          return made;
        });
  }

  /** Passes the usual password policies: upper and lower case, a digit and a special character. */
  private Secret make() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return Secret.of(Base64.getUrlEncoder().encodeToString(bytes) + "-aA1");
  }
}
