package dev.pairkeeper.web.operation;

import dev.pairkeeper.plan.OperationKind;
import java.util.List;

/**
 * An operation that makes sense for a pair as it was last seen. Whether it can be done only its
 * plan tells.
 */
public record Offer(OperationKind kind, List<Choice> choices) {

  public Offer {
    choices = List.copyOf(choices);
  }

  /**
   * A parameter that is to be chosen.
   *
   * @param values what can be chosen, besides none where the parameter is not required
   */
  public record Choice(OperationParameter parameter, List<String> values) {

    public Choice {
      values = List.copyOf(values);
    }

    /** Whether there is nothing to choose. */
    public boolean settled() {
      return parameter.required() && values.size() == 1;
    }
  }

  /** Whether nothing is to be chosen. */
  public boolean immediate() {
    return choices.stream().allMatch(Choice::settled);
  }
}
