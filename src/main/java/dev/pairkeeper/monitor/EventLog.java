package dev.pairkeeper.monitor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to the pairs. */
public interface EventLog {

  /** What kind of thing happened. */
  enum Kind {
    VIP_MOVED,
    VIP_LOST,
    TAKEN_OVER,
    BECAME_WRITABLE,
    BECAME_READ_ONLY,
    MYSQL_DOWN,
    MYSQL_UP,
    SSH_LOST,
    SSH_BACK,
    SERVER_RESTARTED,
    REPLICATION_STARTED,
    REPLICATION_STOPPED,
    VRRP_CHANGED,
    CONFIG_FILE_CHANGED,
    CONFIG_ADOPTED,
    CONFIG_ACCEPTED,
    PROBLEM_APPEARED,
    PROBLEM_GONE,
    PAIR_REGISTERED,
    PAIR_CHANGED,
    OPERATION_STARTED,
    OPERATION_ENDED,
    MAINTENANCE_BEGAN,
    MAINTENANCE_ENDED,
    SCHEDULE_PLANNED,
    SCHEDULE_CANCELLED,
    SCHEDULE_EXPIRED
  }

  /**
   * One event.
   *
   * @param node null when it is about the pair
   * @param message a sentence
   */
  record Event(
      long id, String pair, Instant at, Kind kind, @Nullable String node, String message) {}

  /**
   * The events of a pair before a moment (null for now), newest first, about so many: what one look
   * brought stays together.
   */
  List<Event> before(String pair, @Nullable Instant moment, int most);
}
