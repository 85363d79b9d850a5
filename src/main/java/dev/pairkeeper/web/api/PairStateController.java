package dev.pairkeeper.web.api;

import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.web.operation.Outlooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the newest look at a pair saw. Needs the registry only for a pair without a look. */
@Tag(name = "State")
@RestController
@RequestMapping(path = "/api/v1/pairs/{pair}", produces = MediaType.APPLICATION_JSON_VALUE)
class PairStateController {

  private final PairRegistry registry;
  private final PairWatch watch;
  private final OwnerDecision owners;
  private final Outlooks outlooks;

  PairStateController(
      PairRegistry registry, PairWatch watch, OwnerDecision owners, Outlooks outlooks) {
    this.outlooks = outlooks;
    this.registry = registry;
    this.watch = watch;
    this.owners = owners;
  }

  @Operation(summary = "The newest look at the pair; what was not learned is null")
  @GetMapping("/state")
  PairStateResponse state(@PathVariable String pair) {
    return latest(pair, PairStateResponse::of, PairStateResponse::unseen);
  }

  @Operation(summary = "Takes a look now, or joins the one under way, and gives what it saw")
  @PostMapping("/observe")
  PairStateResponse observe(@PathVariable String pair) {
    return watch.observeNow(pair).map(PairStateResponse::of).orElseGet(() -> state(pair));
  }

  @Operation(summary = "What is wrong with the pair, and what to do about it")
  @GetMapping("/problems")
  ItemsResponse<ProblemResponse> problems(@PathVariable String pair) {
    return new ItemsResponse<>(state(pair).problems());
  }

  @Operation(
      summary = "The node to which writes go",
      description =
          "200 when exactly one reachable node holds the VIP and is writable, as a recent look"
              + " saw it; otherwise 503.")
  @GetMapping("/owner")
  OwnerResponse owner(@PathVariable String pair) {
    return latest(pair, owners::of, owners::unseen);
  }

  @Operation(
      summary = "Which node may take the VIP over, and if not, why",
      description =
          "Beside each node: who or what keeps an operation from being started, and for how long"
              + " writes were blocked in the last ones.")
  @GetMapping("/eligibility")
  OutlookResponse eligibility(@PathVariable String pair) {
    List<EligibilityResponse> nodes =
        latest(
            pair,
            status ->
                status.assessment().eligibility().stream().map(EligibilityResponse::of).toList(),
            unseen -> unseen.nodes().stream().map(EligibilityResponse::unseen).toList());
    return OutlookResponse.of(nodes, outlooks.of(pair, watch.latest(pair)));
  }

  private <T> T latest(String name, Function<PairStatus, T> seen, Function<Pair, T> unseen) {
    return watch
        .latest(name)
        .map(seen)
        .orElseGet(() ->
            registry
                .find(name)
                .map(registered -> unseen.apply(registered.pair()))
                .orElseThrow(() -> Problems.unknownPair(name)));
  }
}
