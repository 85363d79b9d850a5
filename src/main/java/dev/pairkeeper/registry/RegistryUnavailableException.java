package dev.pairkeeper.registry;

/**
 * The registry's database does not answer. Nothing was changed unless the answer to a commit was
 * lost; trying again is safe, as a change names the version it was made from.
 */
public final class RegistryUnavailableException extends RuntimeException {

  RegistryUnavailableException(Exception cause) {
    super("The registry's database does not answer. Pairs are still observed; try again.", cause);
  }
}
