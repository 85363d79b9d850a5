package dev.pairkeeper.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes on on a server, as far as it matters to whoever wants to close it for writes.
 *
 * @param longRunning what runs or is open there for longer than a second: who, from where, how long
 * @param passReadOnly accounts of applications that {@code read_only} does not stop, where the
 *     server has nothing that does
 * @param mayCreateSchemas whether the panel's account may make a schema and drop it
 * @param lagChange by how many seconds a second the server's lag changed over the last minute,
 *     negative while it catches up; null when that is not known
 */
public record Traffic(
    List<String> longRunning,
    List<String> passReadOnly,
    boolean mayCreateSchemas,
    @Nullable Double lagChange) {

  public Traffic {
    longRunning = List.copyOf(longRunning);
    passReadOnly = List.copyOf(passReadOnly);
  }
}
