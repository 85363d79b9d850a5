package dev.pairkeeper.registry;

import org.jspecify.annotations.Nullable;

/** The panel can't start with this registry; says why and what to do about it. */
final class RegistryUnusableException extends RuntimeException {

  private final String cure;

  RegistryUnusableException(String problem, String cure, @Nullable Exception cause) {
    super(problem, cause);
    this.cure = cure;
  }

  RegistryUnusableException(String problem, String cure) {
    this(problem, cure, null);
  }

  String cure() {
    return cure;
  }
}
