package dev.pairkeeper.registry;

/** The panel can't start with this registry; says why and what to do about it. */
final class RegistryUnusableException extends RuntimeException {

  private final String cure;

  RegistryUnusableException(String problem, String cure, Exception cause) {
    super(problem, cause);
    this.cure = cure;
  }

  RegistryUnusableException(String problem, String cure) {
    super(problem);
    this.cure = cure;
  }

  String cure() {
    return cure;
  }
}
