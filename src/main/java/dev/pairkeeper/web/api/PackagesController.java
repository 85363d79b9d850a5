package dev.pairkeeper.web.api;

import dev.pairkeeper.operation.PackageArchives.Upload;
import dev.pairkeeper.plan.PackageArchive;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.Violation;
import dev.pairkeeper.web.operation.AuditedPackages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes packages for hosts without a network. */
@Tag(name = "Plans and operations")
@RestController
@RequestMapping(path = "/api/v1/pairs/{pair}/packages", produces = MediaType.APPLICATION_JSON_VALUE)
class PackagesController {

  private final PairRegistry registry;
  private final AuditedPackages packages;

  PackagesController(PairRegistry registry, AuditedPackages packages) {
    this.registry = registry;
    this.packages = packages;
  }

  @Operation(
      summary = "Uploads packages that SET_UP can install on hosts without a network",
      description =
          "The body is one .deb or .rpm, or a tar archive of them, plain or by gzip. SET_UP names it"
              + " by its sha256, as packageArchive. It is kept for a week. Administrators only:"
              + " packages run scripts as root.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                      schema = @Schema(type = "string", format = "binary"))))
  @ApiResponse(responseCode = "201", description = "What is kept")
  @ApiResponse(responseCode = "400", description = "It is no such archive, or too large")
  @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  PackagesResponse upload(@PathVariable String pair, InputStream body, Principal user) {
    checkRegistered(pair);
    return switch (packages.keep(pair, body, user.getName())) {
      case Upload.Kept(PackageArchive archive) -> PackagesResponse.of(archive);
      case Upload.Unfit(List<Violation> violations) -> throw Problems.violated(violations);
    };
  }

  @Operation(summary = "The uploads that are kept, the newest first")
  @GetMapping
  ItemsResponse<PackagesResponse> all(@PathVariable String pair) {
    checkRegistered(pair);
    return new ItemsResponse<>(packages.all().stream().map(PackagesResponse::of).toList());
  }

  private void checkRegistered(String pair) {
    if (registry.find(pair).isEmpty()) {
      throw Problems.unknownPair(pair);
    }
  }
}
