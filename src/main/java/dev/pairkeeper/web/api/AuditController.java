package dev.pairkeeper.web.api;

import dev.pairkeeper.access.AuditLog;
import dev.pairkeeper.access.AuditLog.Entry;
import dev.pairkeeper.access.AuditLog.Excerpt;
import dev.pairkeeper.access.AuditLog.Search;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells who did what. */
@Tag(name = "Audit")
@RestController
class AuditController {

  private static final int LARGEST_PAGE = 500;

  private final AuditLog audit;

  AuditController(AuditLog audit) {
    this.audit = audit;
  }

  @Operation(
      summary = "Who did what, newest first; for administrators",
      description = "from is inclusive, to is not; pages count from 0.")
  @GetMapping(path = "/api/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
  PageResponse<AuditResponse> audit(
      @RequestParam(required = false) @Nullable String pair,
      @RequestParam(required = false) @Nullable String user,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(defaultValue = "0") @Min(value = 0, message = "must be at least 0.") int page,
      @RequestParam(defaultValue = "100")
          @Min(value = 1, message = "must be at least 1.")
          @Max(value = LARGEST_PAGE, message = "must be at most 500.")
          int size) {
    Excerpt found = audit.find(new Search(pair, user, from, to), (long) page * size, size);
    return new PageResponse<>(
        found.entries().stream().map(AuditResponse::of).toList(), found.total(), page, size);
  }

  /**
   * An entry.
   *
   * @param pair null when it is about no pair
   */
  @Schema(name = "AuditEntry")
  record AuditResponse(
      long id,
      Instant at,
      String user,
      @Nullable String pair,
      AuditLog.Action action,
      String detail) {

    static AuditResponse of(Entry entry) {
      return new AuditResponse(
          entry.id(), entry.at(), entry.user(), entry.pair(), entry.action(), entry.detail());
    }
  }
}
