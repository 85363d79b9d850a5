package dev.pairkeeper.web.api;

import dev.pairkeeper.web.api.Audience.Seat;
import dev.pairkeeper.web.api.OperationStreams.Watch;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Server-sent events, for pages that refresh by themselves and for scripts that wait. */
@Tag(name = "Streams")
@RestController
class StreamController {

  private final PairStreams streams;
  private final OperationStreams operations;
  private final StreamServer server;

  StreamController(PairStreams streams, OperationStreams operations, StreamServer server) {
    this.streams = streams;
    this.operations = operations;
    this.server = server;
  }

  @Operation(
      summary = "All pairs' summaries as they change",
      description =
          "Events: pair (a PairSummary; every pair at first, then what changed, at least every 5"
              + " s), removed ({name}), ping ({now}) every 5 s.")
  @GetMapping(path = "/api/v1/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void fleet(HttpServletResponse response) throws IOException, InterruptedException {
    try (Seat seat = streams.joinFleet()) {
      server.serve(seat, response, () -> {});
    }
  }

  @Operation(
      summary = "A pair's state with each look",
      description = "Events: state (a PairState), removed ({name}), ping ({now}) every 5 s.")
  @GetMapping(path = "/api/v1/pairs/{pair}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void pair(@PathVariable String pair, HttpServletResponse response)
      throws IOException, InterruptedException {
    try (Seat seat = streams.joinPair(pair)) {
      server.serve(seat, response, () -> {});
    }
  }

  @Operation(
      summary = "What an operation does, as it happens",
      description =
          "Events: step (an OperationStep), log ({number, node, output}: all that hosts and servers"
              + " have said in that step so far), done (the Operation; then the stream ends), ping"
              + " ({now}) every 5 s. It begins with all steps as they are, so whoever comes late or"
              + " comes back misses nothing.")
  @GetMapping(
      path = OperationsController.PATH + "/{id}/stream",
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void operation(@PathVariable String id, HttpServletResponse response)
      throws IOException, InterruptedException {
    try (Watch watch = operations.join(id)) {
      server.serve(watch.seat(), response, watch::lookAgain);
    }
  }

  /** A stream without a body would never end. */
  @Hidden
  @RequestMapping(
      path = {
        "/api/v1/stream",
        "/api/v1/pairs/{pair}/stream",
        OperationsController.PATH + "/{id}/stream"
      },
      method = RequestMethod.HEAD,
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void head() {}
}
