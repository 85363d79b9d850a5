package dev.pairkeeper.web.page.pair;

import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PairSnapshot;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lays the facts of both nodes side by side. */
final class NodeDetails {

  private NodeDetails() {}

  /** A fact's label and how to read its lines off a node. */
  record Line(String label, Function<NodeSnapshot, List<String>> reader) {

    DetailRow read(PairSnapshot pair) {
      return new DetailRow(label, pair.nodes().stream().map(reader).toList());
    }
  }

  static List<DetailSection> of(PairSnapshot pair) {
    return List.of(
        section("details.server", ServerFacts.LINES, pair),
        section("details.replication", ReplicationFacts.LINES, pair),
        section("details.host", HostFacts.LINES, pair));
  }

  /** One line, or none when there is nothing to tell. */
  static List<String> line(@Nullable Object fact) {
    return fact == null || fact.toString().isEmpty() ? List.of() : List.of(fact.toString());
  }

  /** As the server writes a switch. */
  static List<String> onOff(@Nullable Boolean on) {
    return on == null ? List.of() : List.of(on ? "ON" : "OFF");
  }

  private static DetailSection section(String title, List<Line> lines, PairSnapshot pair) {
    return new DetailSection(
        title, lines.stream().map(line -> line.read(pair)).filter(DetailRow::told).toList());
  }
}
