package dev.pairkeeper.web.api;

import dev.pairkeeper.web.api.Audience.Seat;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves a client that watches, in its own virtual thread, which waits in its mailbox and ends with
 * the connection; one that does not read is dropped by the server's write time-out. A stream ends
 * after a quarter of an hour, so that its log-in is checked again when the browser comes back by
 * itself.
 */
@Component
class StreamServer {

  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration PING_EVERY = Duration.ofSeconds(5);
  private static final byte[] RECONNECT_AFTER = "retry: 2000\n\n".getBytes(StandardCharsets.UTF_8);

  private final JsonMapper json;
  private final InstantSource clock = InstantSource.system();

  StreamServer(JsonMapper json) {
    this.json = json;
  }

  /**
   * Serves until there is no more to tell.
   *
   * @param onPing what is done every few seconds
   */
  void serve(Seat seat, HttpServletResponse response, Runnable onPing)
      throws IOException, InterruptedException {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    OutputStream out = response.getOutputStream();
    out.write(RECONNECT_AFTER);
    Instant end = clock.instant().plus(LONGEST);
    Instant ping = Instant.MIN;
    while (!seat.mailbox().finished() && clock.instant().isBefore(end)) {
      if (!clock.instant().isBefore(ping)) {
        out.write(ping());
        onPing.run();
        ping = clock.instant().plus(PING_EVERY);
      }
      out.flush();
      write(seat.mailbox().take(Duration.between(clock.instant(), ping)), out);
    }
    out.flush();
  }

  private static void write(List<StreamFrame> frames, OutputStream out) throws IOException {
    for (StreamFrame frame : frames) {
      out.write(frame.bytes());
    }
  }

  private byte[] ping() {
    return new StreamFrame("ping", () -> new Ping(clock.instant()), json).bytes();
  }

  /** The panel's clock, by which a page tells how old a look is. */
  record Ping(Instant now) {}
}
