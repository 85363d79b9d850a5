package dev.pairkeeper.web.page.configuration;

import dev.pairkeeper.access.AuditLog;
import dev.pairkeeper.access.AuditLog.Action;
import dev.pairkeeper.monitor.Acceptance;
import dev.pairkeeper.monitor.Acceptance.Refused;
import dev.pairkeeper.monitor.ConfigurationWatch;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.web.configuration.ConfigurationViews;
import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows how the nodes of a pair are configured, and accepts files as they are. */
@Controller
@RequestMapping("/pairs/{name}/configuration")
class PairConfigurationController {

  private final PairRegistry registry;
  private final PairWatch watch;
  private final ConfigurationWatch files;
  private final ConfigurationViews views;
  private final AuditLog audit;
  private final InstantSource clock = InstantSource.system();

  PairConfigurationController(
      PairRegistry registry,
      PairWatch watch,
      ConfigurationWatch files,
      ConfigurationViews views,
      AuditLog audit) {
    this.registry = registry;
    this.watch = watch;
    this.files = files;
    this.views = views;
    this.audit = audit;
  }

  @GetMapping
  String configuration(@PathVariable String name, Model model) {
    Pair pair = registered(name);
    Instant now = clock.instant();
    model.addAttribute(
        "view",
        watch
            .latest(name)
            .map(status -> PairConfigurationView.of(status, views.of(status), now))
            .orElseGet(() -> PairConfigurationView.unseen(pair)));
    return "configuration/pair";
  }

  /** Makes the files of a node the wanted ones, if they still are those that the user saw. */
  @PostMapping("/accept")
  String accept(
      @PathVariable String name,
      @RequestParam String node,
      @RequestParam MultiValueMap<String, String> sent,
      Principal user,
      RedirectAttributes next) {
    Pair pair = registered(name);
    if (pair.node(node).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    Acceptance acceptance =
        files.accept(
            name, Map.of(node, digests(sent.getOrDefault("ground", List.of()))), user.getName());
    if (acceptance instanceof Refused(var reasons)) {
      next.addFlashAttribute("refused", reasons);
    } else {
      audit.record(user.getName(), name, Action.FILES_ACCEPTED, "Of " + node);
      watch.observeNow(name);
      next.addFlashAttribute("accepted", node);
    }
    return "redirect:/pairs/{name}/configuration";
  }

  /** By path, of lines that hold digest and path. */
  private static Map<String, String> digests(List<String> ground) {
    Map<String, String> byPath = new HashMap<>();
    for (String line : ground) {
      int space = line.indexOf(' ');
      if (space > 0) {
        byPath.put(line.substring(space + 1), line.substring(0, space));
      }
    }
    return byPath;
  }

  private Pair registered(String name) {
    return registry
        .find(name)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
        .pair();
  }
}
