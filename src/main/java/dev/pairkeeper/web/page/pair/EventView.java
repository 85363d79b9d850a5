package dev.pairkeeper.web.page.pair;

import dev.pairkeeper.monitor.EventLog;
import dev.pairkeeper.web.page.Moment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened. */
record EventView(long id, Moment when, EventLog.Kind kind, @Nullable String node, String message) {

  static EventView of(EventLog.Event event, Instant now) {
    return new EventView(
        event.id(), new Moment(event.at(), now), event.kind(), event.node(), event.message());
  }
}
