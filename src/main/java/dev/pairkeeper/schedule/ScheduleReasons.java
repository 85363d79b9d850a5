package dev.pairkeeper.schedule;

import dev.pairkeeper.plan.Refused.Reason;

/** Why something that is planned for a time is not started, beside what its plan tells. Pure. */
final class ScheduleReasons {

  private static final String NEXT_TRY = "It is tried again until its window is over.";

  private ScheduleReasons() {}

  static Reason maintenance(String pair, Maintenance maintenance) {
    return new Reason(
        "MAINTENANCE",
        "%s is in maintenance until %s, ordered by %s: %s."
            .formatted(pair, maintenance.until(), maintenance.by(), maintenance.reason()),
        "End the maintenance, or start the operation by hand.");
  }

  static Reason windowOver(Schedule schedule) {
    return new Reason(
        "WINDOW_OVER",
        "Its window was over at %s, before everything was looked at."
            .formatted(schedule.notAfter()),
        "Plan it anew, with a longer window.");
  }

  static Reason neverTried(Schedule schedule) {
    return new Reason(
        "NO_PANEL",
        "Between %s and %s no panel could try: none ran, or none reached the registry."
            .formatted(schedule.notBefore(), schedule.notAfter()),
        "Plan it anew; it is never started after its window.");
  }

  static Reason notPlanned() {
    return new Reason(
        "NOT_PLANNED_ANY_MORE",
        "It was called off, or another panel started it.",
        "Nothing needs to be done.");
  }

  static Reason notWatched(String pair) {
    return new Reason(
        "NOT_WATCHED", "The panel does not watch %s, or not yet.".formatted(pair), NEXT_TRY);
  }

  static Reason failed() {
    return new Reason(
        "TRY_FAILED", "The panel failed while it tried; its log tells more.", NEXT_TRY);
  }
}
