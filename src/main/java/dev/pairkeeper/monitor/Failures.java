package dev.pairkeeper.monitor;

import dev.pairkeeper.mysql.MysqlAccessException;
import dev.pairkeeper.ssh.RemoteShellException;
import dev.pairkeeper.topology.ProbeFailure.Kind;

/** Reads the kind of a failure off what was thrown. */
final class Failures {

  private Failures() {}

  static Kind kind(Throwable cause) {
    return switch (cause) {
      case MysqlAccessException e -> e.kind();
      case RemoteShellException e -> e.kind();
      default -> Kind.ERROR;
    };
  }

  /** What went wrong; exceptions of the node's own packages name the node themselves. */
  static String message(String target, Throwable cause) {
    String said =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return switch (cause) {
      case MysqlAccessException e -> said;
      case RemoteShellException e -> said;
      default -> target + ": " + said;
    };
  }

  /** Whether such a failure takes a time-out to come out. */
  static boolean isSilence(Kind kind) {
    return kind == Kind.TIMED_OUT || kind == Kind.UNREACHABLE;
  }

  static boolean refusesLogIn(Kind kind) {
    return kind == Kind.ACCESS_DENIED || kind == Kind.HOST_KEY_CHANGED;
  }
}
