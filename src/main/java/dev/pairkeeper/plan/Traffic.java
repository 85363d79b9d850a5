package dev.pairkeeper.plan;

import java.util.List;

/**
 * What goes on on a server, as far as it matters to whoever wants to close it for writes.
 *
 * @param longRunning what runs or is open there for longer than a second: who, from where, how long
 * @param passReadOnly accounts of applications that {@code read_only} does not stop, where the
 *     server has nothing that does
 * @param mayCreateSchemas whether the panel's account may make a schema and drop it
 */
public record Traffic(
    List<String> longRunning, List<String> passReadOnly, boolean mayCreateSchemas) {

  public Traffic {
    longRunning = List.copyOf(longRunning);
    passReadOnly = List.copyOf(passReadOnly);
  }
}
