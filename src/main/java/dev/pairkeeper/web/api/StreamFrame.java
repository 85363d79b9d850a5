package dev.pairkeeper.web.api;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One server-sent event (WHATWG HTML, section 9.2). It is written out once, by the first client
 * that needs it, and shared by the others.
 */
final class StreamFrame {

  private final String event;
  private final Supplier<?> data;
  private final JsonMapper json;
  private byte @Nullable [] bytes;

  StreamFrame(String event, Supplier<?> data, JsonMapper json) {
    this.event = event;
    this.data = data;
    this.json = json;
  }

  /** As it goes over the wire; not to be changed. */
  synchronized byte[] bytes() {
    byte[] written = bytes;
    if (written == null) {
      written =
          "event: %s\ndata: %s\n\n"
              .formatted(event, json.writeValueAsString(data.get()))
              .getBytes(StandardCharsets.UTF_8);
      bytes = written;
    }
    return written;
  }
}
