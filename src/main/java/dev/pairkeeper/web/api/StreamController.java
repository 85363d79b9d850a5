package dev.pairkeeper.web.api;

import dev.pairkeeper.web.api.Audience.Seat;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Server-sent events, for pages that refresh by themselves. Each client is served by its own
 * virtual thread, which waits in its mailbox and ends with the connection; one that does not read
 * is dropped by the server's write time-out. A stream ends after a quarter of an hour, so that its
 * log-in is checked again when the browser comes back by itself.
 */
@Tag(name = "Streams")
@RestController
class StreamController {

  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration PING_EVERY = Duration.ofSeconds(5);
  private static final byte[] RECONNECT_AFTER = "retry: 2000\n\n".getBytes(StandardCharsets.UTF_8);

  private final PairStreams streams;
  private final JsonMapper json;
  private final InstantSource clock = InstantSource.system();

  StreamController(PairStreams streams, JsonMapper json) {
    this.streams = streams;
    this.json = json;
  }

  @Operation(
      summary = "All pairs' summaries as they change",
      description =
          "Events: pair (a PairSummary; every pair at first, then what changed, at least every 5"
              + " s), removed ({name}), ping ({now}) every 5 s.")
  @GetMapping(path = "/api/v1/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void fleet(HttpServletResponse response) throws IOException, InterruptedException {
    try (Seat seat = streams.joinFleet()) {
      serve(seat, response);
    }
  }

  @Operation(
      summary = "A pair's state with each look",
      description = "Events: state (a PairState), removed ({name}), ping ({now}) every 5 s.")
  @GetMapping(path = "/api/v1/pairs/{pair}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void pair(@PathVariable String pair, HttpServletResponse response)
      throws IOException, InterruptedException {
    try (Seat seat = streams.joinPair(pair)) {
      serve(seat, response);
    }
  }

  /** A stream without a body would never end. */
  @Hidden
  @RequestMapping(
      path = {"/api/v1/stream", "/api/v1/pairs/{pair}/stream"},
      method = RequestMethod.HEAD,
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void head() {}

  private void serve(Seat seat, HttpServletResponse response)
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
