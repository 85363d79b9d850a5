package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.Flavor;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.ServerVersion;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to do about a problem, as a text with words in braces: of the pair {@code vip}, {@code
 * first}, {@code second}; of a node {@code node}, {@code peer}, {@code service}, {@code interface},
 * {@code port}, {@code priority}; and {@code REPLICA}, the word that the node's server has in its
 * statements for a replica.
 */
record Cure(String template) {

  private static final Pattern WORD = Pattern.compile("\\{([A-Za-z]+)\\}");

  private static final Map<String, String> TYPICALLY =
      Map.of(
          "vip", "the VIP",
          "first", "the one node",
          "second", "the other node",
          "node", "the node",
          "peer", "its peer",
          "service", "mysql",
          "interface", "the interface",
          "port", "3306",
          "priority", "its priority",
          "REPLICA", "REPLICA");

  private static final Map<String, Function<PairView, String>> OF_PAIR =
      Map.of(
          "vip", PairView::vip,
          "first", pair -> pair.first().name(),
          "second", pair -> pair.second().name());

  private static final Map<String, Function<NodeView, String>> OF_NODE =
      Map.of(
          "node", NodeView::name,
          "peer", node -> node.peer().name(),
          "service", Cure::service,
          "interface", node -> node.node().node().networkInterface(),
          "port", node -> String.valueOf(node.node().node().mysql().port()),
          "priority", node -> String.valueOf(node.node().node().priority().value()),
          "REPLICA", Cure::replica);

  /** For a subject, with its names. */
  String to(Subject subject) {
    return fill(word -> {
      Function<PairView, String> ofPair = OF_PAIR.get(word);
      Function<NodeView, String> ofNode = OF_NODE.get(word);
      if (ofPair != null) {
        return ofPair.apply(subject.pair());
      }
      return subject instanceof NodeView node && ofNode != null
          ? ofNode.apply(node)
          : TYPICALLY.getOrDefault(word, word);
    });
  }

  /** For nobody in particular. */
  String typical() {
    return fill(word -> TYPICALLY.getOrDefault(word, word));
  }

  private String fill(Function<String, String> value) {
    return WORD.matcher(template)
        .replaceAll((MatchResult found) -> Matcher.quoteReplacement(value.apply(found.group(1))));
  }

  private static String service(NodeView node) {
    String registered = node.node().node().mysql().serviceName();
    if (registered != null) {
      return registered;
    }
    return node.server(seen -> seen.version().flavor() == Flavor.MARIADB) ? "mariadb" : "mysql";
  }

  /** MySQL says REPLICA since 8.0.22 and nothing else since 8.4; others say the old word. */
  private static String replica(NodeView node) {
    return node.mysql().map(MysqlSnapshot::version).filter(Cure::saysOldWord).isPresent()
        ? "SLAVE"
        : "REPLICA";
  }

  private static boolean saysOldWord(ServerVersion version) {
    return version.flavor() == Flavor.MARIADB || !version.isAtLeast(8, 0, 22);
  }
}
