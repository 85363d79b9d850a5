package dev.pairkeeper.topology;

import java.time.Instant;

/**
 * Why a probe brought no answer.
 *
 * @param message what the server or the network said, with the node's name and without secrets
 * @param since when the first of the failed looks in a row was taken
 * @param looks how many looks in a row failed, at least 1
 */
public record ProbeFailure(Kind kind, String message, Instant since, int looks) {

  /** The kinds of failure that a judge tells apart. */
  public enum Kind {
    /** Nothing listens: the connection was refused, which proves that the service is down. */
    REFUSED,
    /** No route, no such host, or the connection broke. */
    UNREACHABLE,
    /** No answer within the time-out. */
    TIMED_OUT,
    /** The log-in was refused: wrong user, password or key. */
    ACCESS_DENIED,
    /** The host showed another key than the pinned one. */
    HOST_KEY_CHANGED,
    /** The server is up but takes no more connections (error 1040). */
    TOO_MANY_CONNECTIONS,
    /** It answered, but with an error or with something that could not be understood. */
    ERROR
  }
}
