package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.ProbeFailure.Kind;

/** What a failed probe says about whether there is anything at the other end. */
final class Contact {

  private Contact() {}

  /** Nothing came back that proves a living host. */
  static boolean silent(Kind kind) {
    return kind == Kind.UNREACHABLE || kind == Kind.TIMED_OUT;
  }

  /** No service answered; the host may live, as it does when it refuses the connection. */
  static boolean none(Kind kind) {
    return silent(kind) || kind == Kind.REFUSED;
  }

  /** A living server turned the panel away. */
  static boolean made(Kind kind) {
    return kind == Kind.ACCESS_DENIED || kind == Kind.TOO_MANY_CONNECTIONS;
  }

  /** The server cannot be asked, other than for a reason that is a problem of its own. */
  static boolean serverLost(Kind kind) {
    return !made(kind);
  }

  /** The host cannot be asked, other than for a reason that is a problem of its own. */
  static boolean hostLost(Kind kind) {
    return kind != Kind.ACCESS_DENIED && kind != Kind.HOST_KEY_CHANGED;
  }
}
