package dev.pairkeeper.operation;

import dev.pairkeeper.plan.Refused.Reason;
import java.util.Optional;

/** Has an operation started that somebody planned for a time, without that somebody being there. */
public interface ScheduledStart {

  /** The id of the schedule. */
  String schedule();

  /** Who planned it, and so has it started. */
  String user();

  /**
   * Whether it may begin after all. Asked in the very transaction that begins the operation, so
   * that what it writes is kept if and only if the operation begins.
   *
   * @return why it does not begin; empty when it does
   */
  Optional<Reason> claim(String operation);
}
