package dev.pairkeeper.mysql;

import dev.pairkeeper.topology.LogPosition;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells when channels last read on in their source's log. A source that sends something sends no
 * heartbeat, and of what it sends the replica counts nothing that is its own: on the busy node of a
 * pair only the position shows that its peer is not silent.
 */
final class ReadPositions {

  /**
   * @param at microseconds since 1970 when it was seen to have changed, 0 if never
   */
  private record Read(LogPosition position, long at) {}

  private final Map<String, Read> last = new HashMap<>();

  /**
   * Takes notice of a look.
   *
   * @param position null when it is not known
   * @param now microseconds since 1970, by the replica's clock
   * @return when the position was last seen to have changed, by that clock; 0 if never
   */
  long movedAt(String channel, @Nullable LogPosition position, long now) {
    Read before = last.get(channel);
    if (position == null) {
      return before == null ? 0 : before.at;
    }
    if (before != null && before.position.equals(position)) {
      return before.at;
    }
    Read read = new Read(position, before == null ? 0 : now);
    last.put(channel, read);
    return read.at;
  }
}
