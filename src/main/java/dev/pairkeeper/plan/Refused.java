package dev.pairkeeper.plan;

import java.util.List;

/** Nothing will be done, with every reason there is; at least one. */
public record Refused(List<Reason> reasons) implements Decision {

  public Refused {
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("a refusal needs a reason");
    }
  }

  /** One reason: a stable code in UPPER_SNAKE, a sentence and what to do about it. */
  public record Reason(String code, String message, String cure) {}
}
