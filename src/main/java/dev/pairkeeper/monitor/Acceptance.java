package dev.pairkeeper.monitor;

import java.util.List;

/** What came of accepting files as they are. */
public sealed interface Acceptance {

  /** They are the wanted ones from now on. */
  record Accepted() implements Acceptance {}

  /** Nothing was changed. */
  record Refused(List<Reason> reasons) implements Acceptance {}

  /**
   * Why not.
   *
   * @param code upper snake case, stable
   */
  record Reason(String code, String message, String cure) {}
}
