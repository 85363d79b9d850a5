package dev.pairkeeper.registry;

import java.util.List;

/** What came of registering or changing a pair. */
public sealed interface RegistrationResult {

  /** Stored; the warnings are worth showing. */
  record Stored(RegisteredPair pair, List<String> warnings) implements RegistrationResult {}

  /** Nothing was stored; every violation at once. */
  record Rejected(List<Violation> violations) implements RegistrationResult {}

  /** Nothing was stored: somebody else changed the pair since the given version. */
  record Conflict(RegisteredPair current) implements RegistrationResult {}

  /** Nothing was stored: there is no pair of that name. */
  record Missing(String name) implements RegistrationResult {}
}
