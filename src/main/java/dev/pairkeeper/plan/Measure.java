package dev.pairkeeper.plan;

/**
 * A figure or fact of an operation that has succeeded, by the name that the REST API has for it.
 */
public sealed interface Measure {

  /** Such as {@code writeBlockedMillis}. */
  String name();

  /**
   * How long it took from the start of one step to the end of another, in milliseconds.
   *
   * @param from number of the first step
   * @param to number of the last step
   */
  record Span(String name, int from, int to) implements Measure {}

  /** What the plan knew already, such as {@code to} and {@code db2}. */
  record Fact(String name, String is) implements Measure {}
}
