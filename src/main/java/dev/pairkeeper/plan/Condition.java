package dev.pairkeeper.plan;

import dev.pairkeeper.topology.VrrpState;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Something that can be looked up: by the next look at the pair, on a server or on a host. */
public sealed interface Condition {

  /** What is so, as a sentence. */
  String says();

  /** All of them, one a line. */
  static String sentence(List<Condition> conditions) {
    return conditions.stream().map(Condition::says).collect(Collectors.joining("\n"));
  }

  /** What a look at the pair tells; see {@link Looks}. */
  sealed interface Seen extends Condition {}

  /** That node has the VIP and the other has not. */
  record VipOn(String node) implements Seen {

    @Override
    public String says() {
      return node + " alone has the VIP.";
    }
  }

  /** A log-in through the VIP is answered by that node. */
  record AnsweredThroughVip(String node) implements Seen {

    @Override
    public String says() {
      return "A log-in through the VIP is answered by %s.".formatted(node);
    }
  }

  /** The node's server takes writes. */
  record Writable(String node) implements Seen {

    @Override
    public String says() {
      return node + " takes writes.";
    }
  }

  /** The node's server takes no writes. */
  record ReadOnly(String node) implements Seen {

    @Override
    public String says() {
      return node + " takes no writes.";
    }
  }

  /** The node's server answers. */
  record ServerAnswers(String node) implements Seen {

    @Override
    public String says() {
      return "The server on %s answers.".formatted(node);
    }
  }

  /** The node replicates from its peer, both threads run. */
  record Replicates(String node) implements Seen {

    @Override
    public String says() {
      return "%s replicates from its peer, both threads run.".formatted(node);
    }
  }

  /** The node has applied what its peer wrote, as far as lag is known: 0 to a second. */
  record CaughtUp(String node) implements Seen {

    @Override
    public String says() {
      return "%s has applied what its peer wrote.".formatted(node);
    }
  }

  /** The node has applied all that it has received. */
  record AppliedReceived(String node) implements Seen {

    @Override
    public String says() {
      return "%s has applied all that it has received.".formatted(node);
    }
  }

  /** keepalived runs on the node's host. */
  record KeepalivedRuns(String node) implements Seen {

    @Override
    public String says() {
      return "keepalived runs on %s.".formatted(node);
    }
  }

  /** keepalived claims one of the states for the VIP on that node. */
  record VrrpIn(String node, Set<VrrpState> states) implements Seen {

    public VrrpIn {
      states = Set.copyOf(states);
    }

    @Override
    public String says() {
      return "keepalived on %s is %s."
          .formatted(
              node, states.stream().map(Enum::name).sorted().collect(Collectors.joining(" or ")));
    }
  }

  /**
   * keepalived on a node without the VIP is as it stays.
   *
   * @param mayOwn false where the node scripts keep the VIP off the node by holding keepalived in
   *     FAULT, which it is in from the start or some checks later
   */
  static VrrpIn standsBy(String node, boolean mayOwn) {
    return new VrrpIn(
        node, mayOwn ? Set.of(VrrpState.BACKUP) : Set.of(VrrpState.BACKUP, VrrpState.FAULT));
  }

  /** A query's first column of its only row is that text. */
  record QueryAnswers(String node, String query, String expected) implements Condition {

    @Override
    public String says() {
      return "On %s, %s answers '%s'.".formatted(node, query, expected);
    }
  }

  /** A command on the host ends with status 0. */
  record CommandSucceeds(String node, String command, String meaning) implements Condition {

    @Override
    public String says() {
      return meaning;
    }
  }
}
