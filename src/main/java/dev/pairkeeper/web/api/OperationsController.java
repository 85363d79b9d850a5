package dev.pairkeeper.web.api;

import dev.pairkeeper.operation.OperationStatus;
import dev.pairkeeper.operation.Operations;
import dev.pairkeeper.operation.Operations.Starting;
import dev.pairkeeper.web.operation.AuditedOperations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what operations do and did, and stops, resumes and undoes them. */
@Tag(name = "Plans and operations")
@RestController
@RequestMapping(path = OperationsController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class OperationsController {

  static final String PATH = "/api/v1/operations";

  private static final int MOST = 1_000;

  private final Operations operations;
  private final AuditedOperations audited;

  OperationsController(Operations operations, AuditedOperations audited) {
    this.operations = operations;
    this.audited = audited;
  }

  @Operation(summary = "Operations, newest first")
  @GetMapping
  ItemsResponse<OperationResponse> list(
      @RequestParam(required = false) @Nullable String pair,
      @RequestParam(required = false) @Nullable OperationStatus status,
      @RequestParam(defaultValue = "100")
          @Min(value = 1, message = "must be at least 1.")
          @Max(value = MOST, message = "must be at most 1000.")
          int limit) {
    return new ItemsResponse<>(
        operations.find(pair, status, limit).stream().map(OperationResponse::of).toList());
  }

  @Operation(summary = "An operation as it stands")
  @GetMapping("/{id}")
  OperationResponse read(@PathVariable String id) {
    return found(id, operations.find(id).map(OperationResponse::of));
  }

  @Operation(
      summary = "What can be done about an operation that did not end well",
      description =
          "Takes a fresh look. Tells the step that was under way, what the look shows, and what"
              + " resume and undo would do.")
  @GetMapping("/{id}/recovery")
  RecoveryResponse recovery(@PathVariable String id) {
    return found(id, operations.recovery(id).map(RecoveryResponse::of));
  }

  @Operation(
      summary = "Stops an operation before its next step; what was done is then undone",
      description = "The step that is under way is finished first.")
  @ApiResponse(responseCode = "202", description = "It will stop")
  @ApiResponse(responseCode = "409", description = "It does not run")
  @PostMapping("/{id}/cancel")
  ResponseEntity<OperationResponse> cancel(@PathVariable String id, Principal user) {
    return started(id, audited.cancel(id, user.getName()));
  }

  @Operation(summary = "Goes on with an operation that was interrupted or failed")
  @ApiResponse(responseCode = "202", description = "It runs again")
  @ApiResponse(responseCode = "409", description = "Nothing was done; reasons has all why")
  @PostMapping("/{id}/resume")
  ResponseEntity<OperationResponse> resume(@PathVariable String id, Principal user) {
    return started(id, audited.resume(id, user.getName()));
  }

  @Operation(summary = "Takes back what an operation that was interrupted or failed has done")
  @ApiResponse(responseCode = "202", description = "It is being taken back")
  @ApiResponse(responseCode = "409", description = "Nothing was done; reasons has all why")
  @PostMapping("/{id}/undo")
  ResponseEntity<OperationResponse> undo(@PathVariable String id, Principal user) {
    return started(id, audited.undo(id, user.getName()));
  }

  private static ResponseEntity<OperationResponse> started(String id, Optional<Starting> starting) {
    return Refusals.started(found(id, starting));
  }

  private static <T> T found(String id, Optional<T> found) {
    return found.orElseThrow(() -> Problems.unknown(ErrorKind.UNKNOWN_OPERATION, id));
  }
}
