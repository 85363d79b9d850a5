package dev.pairkeeper.registry;

import dev.pairkeeper.topology.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds the master key: in the settings, else in the key file. */
@Component
class MasterKeys {

  private static final Logger log = LoggerFactory.getLogger(MasterKeys.class);

  private final RegistrySettings settings;
  private final KeyFile file;

  MasterKeys(RegistrySettings settings, PanelHome home) {
    this.settings = settings;
    this.file = new KeyFile(home.keyFile());
  }

  /** The key of a registry that has none yet. */
  MasterKey forNewRegistry() {
    return current().orElseGet(this::created);
  }

  /** The key of a registry that was made with one. */
  MasterKey forExistingRegistry() {
    return current()
        .orElseThrow(() ->
            new RegistryUnusableException(
                "The registry holds secrets, but their key is missing: there is no %s and no"
                        .formatted(file.path())
                    + " PAIRKEEPER_SECRET_KEY.",
                "Put the key file back from its backup, or set PAIRKEEPER_SECRET_KEY to the key"
                    + " that this registry was made with."));
  }

  /** The key that is to be replaced by the current one, when the settings name it. */
  Optional<MasterKey> previous() {
    return given("PAIRKEEPER_PREVIOUS_SECRET_KEY", settings.previousSecretKey());
  }

  private Optional<MasterKey> current() {
    return given("PAIRKEEPER_SECRET_KEY", settings.secretKey()).or(file::read);
  }

  private MasterKey created() {
    MasterKey key = file.create();
    log.info(
        "Made the key file {}. Back it up: without it the stored passwords can't be read.",
        file.path());
    return key;
  }

  private static Optional<MasterKey> given(String name, @Nullable Secret text) {
    return Optional.ofNullable(text)
        .map(secret -> Secret.of(secret.reveal().strip()))
        .filter(secret -> !secret.isEmpty())
        .map(secret -> new MasterKey(name, secret));
  }
}
