package dev.pairkeeper.registry;

import org.springframework.core.NestedExceptionUtils;

/**
 * The registry's database does not answer, or takes no changes. Nothing was changed, unless only
 * the answer to a commit was lost; trying again is safe, as a change names the version it was made
 * from.
 */
public final class RegistryUnavailableException extends RuntimeException {

  RegistryUnavailableException(Exception cause) {
    super(
        "The registry's database can't be used now: %s. Pairs are still observed; try again."
            .formatted(reason(cause)),
        cause);
  }

  private static String reason(Exception cause) {
    String message = NestedExceptionUtils.getMostSpecificCause(cause).getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : message.lines().findFirst().orElse("").replaceFirst("\\.$", "");
  }
}
