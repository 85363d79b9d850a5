package dev.pairkeeper.web.api;

import dev.pairkeeper.access.AuditLog;
import dev.pairkeeper.access.AuditLog.Action;
import dev.pairkeeper.monitor.Acceptance;
import dev.pairkeeper.monitor.Acceptance.Refused;
import dev.pairkeeper.monitor.ConfigurationWatch;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.web.api.Problems.FieldError;
import dev.pairkeeper.web.configuration.ConfigurationView;
import dev.pairkeeper.web.configuration.ConfigurationViews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the nodes of a pair are configured, and what of it is wanted. */
@Tag(name = "Configuration")
@RestController
@RequestMapping(path = "/api/v1/pairs/{pair}/config", produces = MediaType.APPLICATION_JSON_VALUE)
class ConfigurationController {

  private final PairRegistry registry;
  private final PairWatch watch;
  private final ConfigurationWatch configurations;
  private final ConfigurationViews views;
  private final AuditLog audit;

  ConfigurationController(
      PairRegistry registry,
      PairWatch watch,
      ConfigurationWatch configurations,
      ConfigurationViews views,
      AuditLog audit) {
    this.registry = registry;
    this.watch = watch;
    this.configurations = configurations;
    this.views = views;
    this.audit = audit;
  }

  @Operation(
      summary = "How each node is configured",
      description =
          "Wanted are the files as they were when the pair was adopted, or when somebody last"
              + " accepted them. Secrets in texts are masked; a line of a diff whose secret alone"
              + " changed says so.")
  @GetMapping
  NodesResponse<NodeConfigResponse> config(@PathVariable String pair) {
    return watch.latest(pair).map(this::response).orElseGet(() -> unseen(registered(pair)));
  }

  @Operation(
      summary = "Makes the files as they are the wanted ones",
      description =
          "Of one node or of both. Refused (409) when their contents are not known, or changed since"
              + " the caller saw the given digests.")
  @PostMapping(path = "/accept", consumes = MediaType.APPLICATION_JSON_VALUE)
  NodesResponse<NodeConfigResponse> accept(
      @PathVariable String pair,
      @RequestBody(required = false) @Nullable AcceptRequest body,
      Principal user) {
    AcceptRequest request = body == null ? AcceptRequest.ALL : body;
    Map<String, Map<String, String>> grounds = grounds(registered(pair), request);
    Acceptance acceptance = configurations.accept(pair, grounds, user.getName());
    if (acceptance instanceof Refused(List<Acceptance.Reason> reasons)) {
      throw Problems.thrown(
          Problems.refused(
              ErrorKind.REFUSED,
              reasons.stream()
                  .map(why -> new Problems.Reason(why.code(), why.message(), why.cure()))
                  .toList()));
    }
    audit.record(
        user.getName(), pair, Action.FILES_ACCEPTED, "Of " + String.join(", ", grounds.keySet()));
    return watch.observeNow(pair).map(this::response).orElseGet(() -> config(pair));
  }

  private static Map<String, Map<String, String>> grounds(Pair pair, AcceptRequest request) {
    Set<String> nodes = pair.nodes().stream().map(Node::name).collect(Collectors.toSet());
    List<FieldError> errors = new ArrayList<>();
    if (request.node() != null && !nodes.contains(request.node())) {
      errors.add(new FieldError("node", "must be a node of the pair."));
    }
    if (request.sha256s() != null && !nodes.containsAll(request.sha256s().keySet())) {
      errors.add(new FieldError("sha256s", "must name nodes of the pair only."));
    }
    if (!errors.isEmpty()) {
      throw Problems.thrown(Problems.invalid(errors));
    }
    return nodes.stream()
        .filter(node -> request.node() == null || request.node().equals(node))
        .collect(Collectors.toMap(node -> node, request::ground));
  }

  private NodesResponse<NodeConfigResponse> response(PairStatus status) {
    List<ConfigurationView> known = views.of(status);
    List<NodeSnapshot> nodes = status.snapshot().nodes();
    List<NodeConfigResponse> answers = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      answers.add(NodeConfigResponse.of(nodes.get(i), known.get(i), status.problems()));
    }
    return new NodesResponse<>(List.copyOf(answers));
  }

  private static NodesResponse<NodeConfigResponse> unseen(Pair pair) {
    return new NodesResponse<>(pair.nodes().stream().map(NodeConfigResponse::unseen).toList());
  }

  private Pair registered(String name) {
    return registry.find(name).orElseThrow(() -> Problems.unknownPair(name)).pair();
  }
}
