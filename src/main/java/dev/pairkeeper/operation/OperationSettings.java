package dev.pairkeeper.operation;

import dev.pairkeeper.plan.OperationKind;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which operations are offered.
 *
 * @param preview whether also those that have not passed all of their tests on real hosts
 */
@ConfigurationProperties("pairkeeper.operations")
record OperationSettings(@DefaultValue("false") boolean preview) {

  private static final Set<OperationKind> PREVIEWS =
      EnumSet.of(
          OperationKind.SET_UP,
          OperationKind.CHANGE_PREEMPT,
          OperationKind.APPLY_CONFIG,
          OperationKind.RENEW_SERVER_UUID);

  /** Whether it may be planned. */
  boolean offers(OperationKind kind) {
    return preview || !PREVIEWS.contains(kind);
  }
}
