package dev.pairkeeper.registry;

import java.security.GeneralSecurityException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Opens the vault at start: with the stored keyset, or with a new one at the very first start. A
 * master key that does not fit ends the start here, before anything reads a secret.
 */
@Configuration(proxyBeanMethods = false)
class VaultOpening {

  private static final Logger log = LoggerFactory.getLogger(VaultOpening.class);

  @Bean
  @DependsOnDatabaseInitialization
  SecretVault secretVault(KeysetTable table, MasterKeys masterKeys)
      throws GeneralSecurityException {
    Optional<Keyset.Wrapped> stored = table.find();
    if (stored.isEmpty()) {
      return first(table, masterKeys.forNewRegistry());
    }
    MasterKey masterKey = masterKeys.forExistingRegistry();
    var fitting = unwrapped(stored.get(), masterKey);
    if (fitting.isPresent()) {
      return new SecretVault(fitting.get());
    }
    Keyset previous =
        masterKeys
            .previous()
            .flatMap(key -> unwrapped(stored.get(), key))
            .orElseThrow(() -> wrongKey(masterKey));
    return rekeyed(table, previous, masterKey);
  }

  private static SecretVault first(KeysetTable table, MasterKey masterKey)
      throws GeneralSecurityException {
    Keyset keyset = Keyset.generate();
    table.insert(keyset.wrap(masterKey));
    return new SecretVault(keyset);
  }

  private static SecretVault rekeyed(KeysetTable table, Keyset previous, MasterKey masterKey)
      throws GeneralSecurityException {
    Keyset fresh = Keyset.generate();
    var vault = new SecretVault(fresh);
    int secrets = table.replace(fresh.wrap(masterKey), new SecretVault(previous), vault);
    log.info(
        "Encrypted {} secrets anew under the key in {}. PAIRKEEPER_PREVIOUS_SECRET_KEY is no longer"
            + " needed.",
        secrets,
        masterKey.origin());
    return vault;
  }

  private static Optional<Keyset> unwrapped(Keyset.Wrapped stored, MasterKey masterKey) {
    try {
      return Optional.of(Keyset.unwrap(stored, masterKey));
    } catch (GeneralSecurityException wrappedByAnotherKey) {
      return Optional.empty();
    }
  }

  private static RegistryUnusableException wrongKey(MasterKey masterKey) {
    return new RegistryUnusableException(
        "The key in %s is not the one that this registry's secrets are encrypted with."
            .formatted(masterKey.origin()),
        "Start with the key that was in use before. To change it, give the new one and set"
            + " PAIRKEEPER_PREVIOUS_SECRET_KEY to the old one (the line in secret.key, if it was"
            + " the key file) for one start.");
  }
}
