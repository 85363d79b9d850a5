package dev.pairkeeper.schedule;

/** How a schedule stands, by the names that the REST API has for it. */
public enum ScheduleStatus {
  /** Its window is to come, or runs. */
  PLANNED,
  /** Its operation was started; what became of that the operation tells. */
  STARTED,
  /** Its window is over and nothing was started. */
  EXPIRED,
  /** Somebody called it off. */
  CANCELLED
}
