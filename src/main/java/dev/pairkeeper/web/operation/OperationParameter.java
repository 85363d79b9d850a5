package dev.pairkeeper.web.operation;

import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PreemptMode;
import java.util.Arrays;
import java.util.List;

/**
 * A parameter of an operation.
 *
 * @param name as in the API's JSON
 */
public record OperationParameter(String name, Kind kind, boolean required) {

  /** What values there are. */
  public enum Kind {
    /** A node's name. */
    NODE,
    /** True or false; false when absent. */
    FLAG,
    /** A {@link PreemptMode}. */
    PREEMPT_MODE
  }

  static OperationParameter needed(String name, Kind kind) {
    return new OperationParameter(name, kind, true);
  }

  static OperationParameter optional(String name, Kind kind) {
    return new OperationParameter(name, kind, false);
  }

  /** The values that it may have for that pair, besides none. */
  public List<String> values(Pair pair) {
    return switch (kind) {
      case NODE -> pair.nodes().stream().map(Node::name).toList();
      case FLAG -> List.of("true", "false");
      case PREEMPT_MODE -> Arrays.stream(PreemptMode.values()).map(Enum::name).toList();
    };
  }

  boolean accepts(Object value, Pair pair) {
    return kind == Kind.FLAG
        ? value instanceof Boolean
        : value instanceof String text && values(pair).contains(text);
  }

  String says(Pair pair) {
    return (required ? "is needed: one of %s." : "must be one of %s, or null.")
        .formatted(String.join(", ", values(pair)));
  }
}
