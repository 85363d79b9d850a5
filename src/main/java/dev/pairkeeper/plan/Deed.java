package dev.pairkeeper.plan;

import dev.pairkeeper.topology.Secret;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What one step does, as a value; a runner does it. */
public sealed interface Deed
    permits FileDeed,
        Deed.Sql,
        Deed.Command,
        Deed.Connect,
        Deed.CatchUp,
        Deed.EndSessions,
        Deed.RunFenceCommand,
        Deed.Await,
        Deed.Check,
        Deed.Register {

  /** What kind of thing it is, by the names that the REST API has for it. */
  Kind kind();

  /** Exactly what will be typed, written or waited for; secrets masked. */
  String detail();

  /** What kinds of things there are. */
  enum Kind {
    SQL,
    COMMAND,
    FILE,
    WAIT,
    CHECK,
    REGISTRY
  }

  /** Statements for a node's server, one after the other on one connection. */
  record Sql(String node, List<SealedText> statements) implements Deed {

    public Sql {
      statements = List.copyOf(statements);
    }

    /** Statements without secrets. */
    public static Sql of(String node, String... statements) {
      return new Sql(node, List.of(statements).stream().map(SealedText::of).toList());
    }

    @Override
    public Kind kind() {
      return Kind.SQL;
    }

    @Override
    public String detail() {
      return statements.stream()
          .map(statement -> statement.shown() + ";")
          .collect(Collectors.joining("\n"));
    }
  }

  /**
   * A command for a node's host, with whatever makes it root's (see {@link Privilege}); anything
   * but exit status 0 is a failure.
   */
  record Command(String node, String command) implements Deed {

    @Override
    public Kind kind() {
      return Kind.COMMAND;
    }

    @Override
    public String detail() {
      return command;
    }
  }

  /**
   * Connections to the servers and hosts of those nodes are opened, and stay open for the steps
   * that follow: what has to be quick must not log in first.
   */
  record Connect(List<String> nodes) implements Deed {

    public Connect {
      nodes = List.copyOf(nodes);
    }

    @Override
    public Kind kind() {
      return Kind.CHECK;
    }

    @Override
    public String detail() {
      return nodes.stream()
          .map(node -> "Log in to %s by SSH and to its server.".formatted(node))
          .collect(Collectors.joining("\n"));
    }
  }

  /**
   * The target applies everything that the source has by now: what the source answers to {@code
   * position} becomes {@link #POSITION} on the target, where {@code waiting} must then answer 0.
   *
   * @param waiting a query that waits on the target's server, bounded by itself
   */
  record CatchUp(String source, String position, String target, String waiting) implements Deed {

    /** The session variable that carries the position. */
    public static final String POSITION = "@pairkeeper_position";

    @Override
    public Kind kind() {
      return Kind.WAIT;
    }

    @Override
    public String detail() {
      return "On %s: %s;\nOn %s, with that as %s: %s;"
          .formatted(source, position, target, POSITION, waiting);
    }
  }

  /**
   * Sessions of a node's server are ended.
   *
   * @param query whose first column has their numbers and whose others tell of them
   * @param patience how long they may take to end by themselves; zero to end them at once
   */
  record EndSessions(String node, String query, Duration patience) implements Deed {

    @Override
    public Kind kind() {
      return Kind.SQL;
    }

    @Override
    public String detail() {
      return patience.isZero()
          ? "%s;\nKILL each of them;".formatted(query)
          : "%s;\nKILL each of them that is still there after %d s;"
              .formatted(query, patience.toSeconds());
    }
  }

  /**
   * A node's fence command, which is told its host, runs on the panel's own machine; anything but
   * exit status 0 is a failure. It is never shown, as it may hold passwords.
   */
  record RunFenceCommand(String node, String host) implements Deed {

    @Override
    public Kind kind() {
      return Kind.COMMAND;
    }

    @Override
    public String detail() {
      return "On the panel's own machine: %s\nwith PAIRKEEPER_NODE=%s PAIRKEEPER_HOST=%s; it has to end with status 0."
          .formatted(Secret.MASK, node, host);
    }
  }

  /** Waits until everything is so. */
  record Await(List<Condition> conditions) implements Deed {

    public Await {
      conditions = List.copyOf(conditions);
    }

    @Override
    public Kind kind() {
      return Kind.WAIT;
    }

    @Override
    public String detail() {
      return Condition.sentence(conditions);
    }
  }

  /** Looks whether everything is so; it is so within the step's budget, or the step fails. */
  record Check(List<Condition> conditions) implements Deed {

    public Check {
      conditions = List.copyOf(conditions);
    }

    @Override
    public Kind kind() {
      return Kind.CHECK;
    }

    @Override
    public String detail() {
      return Condition.sentence(conditions);
    }
  }

  /** The panel's own registry learns what was done. */
  record Register(Registration registration) implements Deed {

    @Override
    public Kind kind() {
      return Kind.REGISTRY;
    }

    @Override
    public String detail() {
      return registration.says();
    }
  }
}
