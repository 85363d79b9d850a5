package dev.pairkeeper.discovery;

import java.util.List;
import java.util.Optional;

/** How the nodes are called: proposed names, and in messages hosts where there is no name. */
record Labels(List<Optional<String>> names, List<String> labels) {

  static Labels of(List<NodeFacts> nodes) {
    List<Optional<String>> names = nodes.stream().map(Labels::ownName).toList();
    boolean clash = names.getFirst().isPresent() && names.getFirst().equals(names.getLast());
    List<Optional<String>> usable = clash ? List.of(Optional.empty(), Optional.empty()) : names;
    return new Labels(
        usable, nodes.stream().map(node -> label(node, usable.get(node.index()))).toList());
  }

  Optional<String> name(NodeFacts node) {
    return names.get(node.index());
  }

  String of(NodeFacts node) {
    return labels.get(node.index());
  }

  private static Optional<String> ownName(NodeFacts node) {
    return Optional.ofNullable(node.host())
        .flatMap(look -> NodeNames.ofHost(look.facts().hostName()));
  }

  private static String label(NodeFacts node, Optional<String> name) {
    return name.or(() -> Optional.ofNullable(node.access().host()))
        .orElse("node " + (node.index() + 1));
  }
}
