package dev.pairkeeper.web.page.operation;

import dev.pairkeeper.operation.PackageArchives.Upload;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.Violation;
import dev.pairkeeper.web.operation.AuditedPackages;
import dev.pairkeeper.web.page.Text;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Takes packages for hosts without a network. */
@Controller
class PackagePageController {

  private final PairRegistry registry;
  private final AuditedPackages packages;

  PackagePageController(PairRegistry registry, AuditedPackages packages) {
    this.registry = registry;
    this.packages = packages;
  }

  @PostMapping("/pairs/{name}/packages")
  ModelAndView upload(
      @PathVariable String name, @RequestParam MultipartFile archive, Principal user)
      throws IOException {
    if (registry.find(name).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    try (InputStream content = archive.getInputStream()) {
      return switch (packages.keep(name, content, user.getName())) {
        case Upload.Kept _ ->
            new ModelAndView("redirect:/pairs/{name}/operations#SET_UP-packageArchive");
        case Upload.Unfit(List<Violation> violations) ->
            new ModelAndView(
                "operation/refused",
                Map.of("refusal", RefusalView.of(name, Text.of("packages.upload"), violations)),
                HttpStatus.BAD_REQUEST);
      };
    }
  }
}
