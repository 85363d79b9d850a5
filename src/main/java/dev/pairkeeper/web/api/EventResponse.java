package dev.pairkeeper.web.api;

import dev.pairkeeper.monitor.EventLog;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a pair.
 *
 * @param node null when it is about the pair
 */
@Schema(name = "Event")
record EventResponse(
    long id, Instant at, EventLog.Kind kind, @Nullable String node, String message) {

  static EventResponse of(EventLog.Event event) {
    return new EventResponse(event.id(), event.at(), event.kind(), event.node(), event.message());
  }
}
