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
 * @param least of seconds; else 0
 * @param most of seconds; else 0
 */
public record OperationParameter(String name, Kind kind, boolean required, int least, int most) {

  /** What values there are. */
  public enum Kind {
    /** A node's name. */
    NODE,
    /** True or false; false when absent. */
    FLAG,
    /** A {@link PreemptMode}. */
    PREEMPT_MODE,
    /** The SHA-256 of uploaded packages, in hex. */
    UPLOAD,
    /** Whole seconds, between the parameter's limits. */
    SECONDS
  }

  static OperationParameter needed(String name, Kind kind) {
    return new OperationParameter(name, kind, true, 0, 0);
  }

  static OperationParameter optional(String name, Kind kind) {
    return new OperationParameter(name, kind, false, 0, 0);
  }

  static OperationParameter seconds(String name, int least, int most) {
    return new OperationParameter(name, Kind.SECONDS, false, least, most);
  }

  /** The values that it may have for that pair, besides none. */
  public List<String> values(Pair pair) {
    return switch (kind) {
      case NODE -> pair.nodes().stream().map(Node::name).toList();
      case FLAG -> List.of("true", "false");
      case PREEMPT_MODE -> Arrays.stream(PreemptMode.values()).map(Enum::name).toList();
      case SECONDS, UPLOAD -> List.of();
    };
  }

  boolean accepts(Object value, Pair pair) {
    return switch (kind) {
      case FLAG -> value instanceof Boolean;
      case UPLOAD -> value instanceof String text && text.matches("[0-9a-f]{64}");
      case SECONDS -> value instanceof Integer seconds && seconds >= least && seconds <= most;
      default -> value instanceof String text && values(pair).contains(text);
    };
  }

  String says(Pair pair) {
    return switch (kind) {
      case SECONDS ->
          "must be a whole number of seconds between %d and %d, or null.".formatted(least, most);
      case UPLOAD -> "must be the sha256 of uploaded packages (64 hex digits), or null.";
      default ->
          (required ? "is needed: one of %s." : "must be one of %s, or null.")
              .formatted(String.join(", ", values(pair)));
    };
  }

  /**
   * The value as JSON would have it, of a text that a form sent; the text itself where it is none.
   */
  public Object read(String text) {
    return switch (kind) {
      case FLAG -> Boolean.valueOf(text);
      case SECONDS -> text.matches("[0-9]{1,6}") ? (Object) Integer.valueOf(text) : text;
      default -> text;
    };
  }
}
