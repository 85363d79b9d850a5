package dev.pairkeeper.web.api;

import dev.pairkeeper.operation.Operations;
import dev.pairkeeper.operation.Operations.Planning;
import dev.pairkeeper.operation.StoredPlan;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.Refused;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.RegisteredPair;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.web.operation.AuditedOperations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Plans what is to be done to a pair, and starts what was planned. */
@Tag(name = "Plans and operations")
@RestController
class PlansController {

  private static final String PATH = "/api/v1/plans/";

  private final PairRegistry registry;
  private final Operations operations;
  private final AuditedOperations audited;

  PlansController(PairRegistry registry, Operations operations, AuditedOperations audited) {
    this.registry = registry;
    this.operations = operations;
    this.audited = audited;
  }

  @Operation(
      summary = "Plans an operation; changes nothing",
      description =
          "Takes a fresh look at the pair and answers with every step that running the plan would"
              + " do, word for word; secrets are masked. A plan can be run for ten minutes.")
  @ApiResponse(responseCode = "201", description = "The plan; Location names it")
  @ApiResponse(responseCode = "409", description = "There can't be a plan; reasons has all why")
  @PostMapping(
      path = "/api/v1/pairs/{pair}/plans",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<PlanResponse> plan(
      @PathVariable String pair, @RequestBody PlanCall body, Principal user) {
    Pair registered =
        registry.find(pair).map(RegisteredPair::pair).orElseThrow(() -> Problems.unknownPair(pair));
    OperationRequest request = PlanCalls.request(body.operation(), body.parameters(), registered);
    Planning planning =
        audited.plan(pair, request, user.getName()).orElseThrow(() -> Problems.unknownPair(pair));
    return switch (planning) {
      case Planning.Planned(StoredPlan plan) ->
          ResponseEntity.created(URI.create(PATH + plan.id())).body(PlanResponse.of(plan));
      case Planning.NotPlanned(List<Refused.Reason> reasons) -> throw Refusals.of(reasons);
    };
  }

  @Operation(summary = "A plan as it was made")
  @GetMapping(path = PATH + "{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  PlanResponse read(@PathVariable String id) {
    return operations
        .plan(id)
        .map(PlanResponse::of)
        .orElseThrow(() -> Problems.unknown(ErrorKind.UNKNOWN_PLAN, id));
  }

  @Operation(
      summary = "Runs a plan",
      description =
          "Looks again first. Refused (409) when what the plan leans on has changed, when the plan"
              + " is older than ten minutes, or while another operation runs on the pair.")
  @ApiResponse(responseCode = "202", description = "The operation; Location names it")
  @ApiResponse(responseCode = "409", description = "Nothing was done; reasons has all why")
  @PostMapping(path = PATH + "{id}/run", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<OperationResponse> run(@PathVariable String id, Principal user) {
    return Refusals.started(
        operations
            .run(id, user.getName())
            .orElseThrow(() -> Problems.unknown(ErrorKind.UNKNOWN_PLAN, id)));
  }
}
