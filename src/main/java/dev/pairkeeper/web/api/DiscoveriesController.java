package dev.pairkeeper.web.api;

import dev.pairkeeper.discovery.DiscoveryResult.Found;
import dev.pairkeeper.discovery.DiscoveryResult.Refused;
import dev.pairkeeper.discovery.PairDiscovery;
import dev.pairkeeper.web.api.Problems.FieldError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads how a running pair is set up. */
@Tag(name = "Finding out and checking")
@RestController
@RequestMapping(path = "/api/v1/discoveries", produces = MediaType.APPLICATION_JSON_VALUE)
class DiscoveriesController {

  private final PairDiscovery discovery;

  DiscoveriesController(PairDiscovery discovery) {
    this.discovery = discovery;
  }

  @Operation(
      summary = "Reads a pair off live hosts; changes nothing there and registers nothing",
      description =
          "Takes up to 30 s. 400 names the field of a log-in that failed; of a second host that"
              + " was found, what could not be read is in untold instead.")
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  DiscoveryResponse discover(@RequestBody DiscoveryCall call) {
    return switch (discovery.discover(call.toRequest())) {
      case Found(var proposal) -> DiscoveryResponse.of(proposal);
      case Refused(var violations) ->
          throw Problems.thrown(
              Problems.invalid(
                  violations.stream()
                      .map(wrong -> new FieldError(wrong.field(), wrong.message()))
                      .toList()));
    };
  }
}
