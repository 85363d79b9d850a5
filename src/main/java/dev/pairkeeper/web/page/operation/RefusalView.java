package dev.pairkeeper.web.page.operation;

import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.registry.Violation;
import dev.pairkeeper.web.page.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something was not done.
 *
 * @param pair whose page leads on
 * @param operation the operation that it was about; null when it was about a plan
 * @param again what is sent to try once more; null when that is of no use
 */
public record RefusalView(
    String pair,
    Text title,
    List<Reason> reasons,
    @Nullable String operation,
    @Nullable PlanWish again) {

  /** Why something that was typed into a form is not taken, field by field. */
  public static RefusalView of(String pair, Text title, List<Violation> violations) {
    return new RefusalView(
        pair,
        title,
        violations.stream()
            .map(wrong ->
                new Reason(
                    "INVALID_REQUEST",
                    "%s %s".formatted(wrong.field(), wrong.message()),
                    "Go back and correct it."))
            .toList(),
        null,
        null);
  }
}
