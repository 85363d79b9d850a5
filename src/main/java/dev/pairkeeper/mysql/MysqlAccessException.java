package dev.pairkeeper.mysql;

import dev.pairkeeper.topology.ProbeFailure;
import org.jspecify.annotations.Nullable;

/** A server could not be reached or refused a statement; the message names node and statement. */
public class MysqlAccessException extends RuntimeException {

  private final ProbeFailure.Kind kind;

  /** With the node and what the server said in the message, secrets masked. */
  public MysqlAccessException(ProbeFailure.Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What kind of failure it was. */
  public ProbeFailure.Kind kind() {
    return kind;
  }
}
