package dev.pairkeeper.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who did what. Entries are only ever added; no secret may stand in one. */
public interface AuditLog {

  /** What was done, by the names that the REST API has for it. */
  enum Action {
    LOGGED_IN,
    LOG_IN_FAILED,
    PAIR_REGISTERED,
    PAIR_CHANGED,
    PAIR_REMOVED,
    FILES_ACCEPTED,
    PACKAGES_UPLOADED,
    PLAN_MADE,
    OPERATION_STARTED,
    OPERATION_CANCELLED,
    OPERATION_RESUMED,
    OPERATION_UNDONE,
    OPERATION_STEP,
    OPERATION_ENDED,
    MAINTENANCE_BEGAN,
    MAINTENANCE_ENDED,
    SCHEDULE_PLANNED,
    SCHEDULE_CANCELLED,
    SCHEDULE_EXPIRED
  }

  /**
   * One entry.
   *
   * @param pair its name at that time; null when it is about no pair
   * @param detail a sentence
   */
  record Entry(
      long id, Instant at, String user, @Nullable String pair, Action action, String detail) {}

  /**
   * What is looked for; null stands for any.
   *
   * @param from inclusive
   * @param to exclusive
   */
  record Search(
      @Nullable String pair, @Nullable String user, @Nullable Instant from, @Nullable Instant to) {

    /** Everything. */
    public static final Search ALL = new Search(null, null, null, null);
  }

  /** Some entries of a longer list, newest first, and how many there are in all. */
  record Excerpt(List<Entry> entries, int total) {

    public Excerpt {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Adds an entry, now. Never throws: an entry that can't be stored is written into the panel's log
   * and stored together with the next one.
   */
  void record(String user, @Nullable String pair, Action action, String detail);

  /** What fits, newest first, without the first so many of them. */
  Excerpt find(Search search, long skip, int most);
}
