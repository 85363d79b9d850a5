package dev.pairkeeper.web.api;

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.RegisteredPair;
import dev.pairkeeper.registry.RegistrationResult;
import dev.pairkeeper.registry.RegistrationResult.Conflict;
import dev.pairkeeper.registry.RegistrationResult.Missing;
import dev.pairkeeper.registry.RegistrationResult.Rejected;
import dev.pairkeeper.registry.RegistrationResult.Stored;
import dev.pairkeeper.web.api.Problems.FieldError;
import dev.pairkeeper.web.api.Problems.Reason;
import dev.pairkeeper.web.registration.AuditedRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is managed: registers, reads, changes and removes pairs. */
@Tag(name = "Pairs")
@RestController
@RequestMapping(path = PairsController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class PairsController {

  static final String PATH = "/api/v1/pairs";

  private static final int LARGEST_PAGE = 200;

  private final PairRegistry registry;
  private final AuditedRegistry changes;
  private final PairSummaries summaries;

  PairsController(PairRegistry registry, AuditedRegistry changes, PairSummaries summaries) {
    this.registry = registry;
    this.changes = changes;
    this.summaries = summaries;
  }

  @Operation(
      summary = "Lists pairs, worst health first, then by name",
      description = "q is looked for in names, addresses and tags; pages count from 0.")
  @GetMapping
  PageResponse<PairSummary> list(
      @RequestParam(required = false) @Nullable Set<Health> health,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(defaultValue = "0") @Min(value = 0, message = "must be at least 0.") int page,
      @RequestParam(defaultValue = "50")
          @Min(value = 1, message = "must be at least 1.")
          @Max(value = LARGEST_PAGE, message = "must be at most 200.")
          int size) {
    return PageResponse.of(summaries.matching(health, q), page, size);
  }

  @Operation(summary = "Registers a pair; touches nothing on its hosts")
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<PairResponse> register(@RequestBody PairRequest request, Principal user) {
    return switch (changes.register(request.toSpec(), user.getName())) {
      case Stored stored ->
          ResponseEntity.created(location(stored.pair()))
              .eTag(PairVersions.tag(stored.pair()))
              .body(PairResponse.of(stored.pair(), stored.warnings()));
      case RegistrationResult refused -> throw refusal(refused, ErrorKind.REFUSED);
    };
  }

  @Operation(summary = "A pair as it is registered, its secrets as null")
  @GetMapping("/{pair}")
  ResponseEntity<PairResponse> read(@PathVariable String pair) {
    RegisteredPair found = registered(pair);
    return ResponseEntity.ok()
        .eTag(PairVersions.tag(found))
        .body(PairResponse.of(found, List.of()));
  }

  @Operation(
      summary = "Changes a pair; an absent or null secret keeps the stored one",
      description =
          "If-Match with the ETag of the pair as it was read refuses a change that would overwrite"
              + " somebody else's (412); so does the field version of the body (409). Without"
              + " either, whatever is there is overwritten.")
  @PutMapping(path = "/{pair}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<PairResponse> change(
      @PathVariable String pair,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody PairRequest request,
      Principal user) {
    return ifMatch == null
        ? changed(
            changes.change(pair, request.toSpec(), request.version(), user.getName()),
            ErrorKind.REFUSED)
        : changed(changeIfMatching(pair, request.toSpec(), ifMatch, user), ErrorKind.STALE_VERSION);
  }

  @Operation(summary = "Forgets a pair; touches nothing on its hosts")
  @DeleteMapping("/{pair}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String pair, Principal user) {
    if (!changes.remove(pair, user.getName())) {
      throw Problems.unknownPair(pair);
    }
  }

  private RegistrationResult changeIfMatching(
      String name, PairSpec spec, String ifMatch, Principal user) {
    RegisteredPair current = registered(name);
    return PairVersions.matches(ifMatch, current)
        ? changes.change(name, spec, current.version(), user.getName())
        : new Conflict(current);
  }

  private static ResponseEntity<PairResponse> changed(
      RegistrationResult result, ErrorKind onConflict) {
    return switch (result) {
      case Stored stored ->
          ResponseEntity.ok()
              .eTag(PairVersions.tag(stored.pair()))
              .body(PairResponse.of(stored.pair(), stored.warnings()));
      case RegistrationResult refused -> throw refusal(refused, onConflict);
    };
  }

  private static ErrorResponseException refusal(RegistrationResult refused, ErrorKind onConflict) {
    return switch (refused) {
      case Rejected rejected ->
          Problems.thrown(
              Problems.invalid(
                  rejected.violations().stream()
                      .map(wrong -> new FieldError(wrong.field(), wrong.message()))
                      .toList()));
      case Conflict conflict -> conflict(conflict.current(), onConflict);
      case Missing missing -> Problems.unknownPair(missing.name());
      case Stored stored -> throw new IllegalArgumentException("stored " + stored.pair().version());
    };
  }

  private static ErrorResponseException conflict(RegisteredPair current, ErrorKind kind) {
    String message =
        "Pair '%s' was changed meanwhile: it is at version %d now."
            .formatted(current.pair().name(), current.version());
    Reason reason =
        new Reason("CHANGED_MEANWHILE", message, "Read it again and repeat your change on it.");
    return Problems.thrown(Problems.refused(kind, reason));
  }

  private RegisteredPair registered(String name) {
    return registry.find(name).orElseThrow(() -> Problems.unknownPair(name));
  }

  private static URI location(RegisteredPair pair) {
    return URI.create(PATH + "/" + pair.pair().name());
  }
}
