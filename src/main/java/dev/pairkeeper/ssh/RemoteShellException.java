package dev.pairkeeper.ssh;

import dev.pairkeeper.topology.ProbeFailure;
import org.jspecify.annotations.Nullable;

/** A host could not be reached or did not do what was asked; the message names it. */
public class RemoteShellException extends RuntimeException {

  private final ProbeFailure.Kind kind;

  /** With the node and what went wrong in the message, secrets masked. */
  public RemoteShellException(ProbeFailure.Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What kind of failure it was. */
  public ProbeFailure.Kind kind() {
    return kind;
  }
}
