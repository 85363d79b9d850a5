package dev.pairkeeper.plan;

import dev.pairkeeper.plan.OperationRequest.SetUp;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.WritePolicy;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who plays which part in a set-up.
 *
 * @param source has the data, if any, and is written to while the pair is set up
 * @param target gets a copy, unless both have the same data already
 */
record SetUpParts(SetUp wanted, Pair pair, SetUpNode source, SetUpNode target, Instant at) {

  private static final String USUAL_USER = "pairkeeper_repl";

  /** Whether the source is rather to have the VIP than the target. */
  boolean prefersSource() {
    return source.node().mayOwn() == target.node().mayOwn()
        ? source.node().priority().value() > target.node().priority().value()
        : source.node().mayOwn();
  }

  /** The standby first: whatever interrupts a server interrupts it there first. */
  List<SetUpNode> nodes() {
    return List.of(target, source);
  }

  SetUpNode peerOf(SetUpNode node) {
    return node.name().equals(source.name()) ? target : source;
  }

  boolean oneWriter() {
    return pair.writePolicy() == WritePolicy.SINGLE_WRITER;
  }

  boolean copies() {
    return source.asked().hasData() && !adopts();
  }

  /** Whether each replicates from the other already: replication and the data stay as they are. */
  boolean adopts() {
    return nodes().stream().allMatch(this::followsPeer);
  }

  private boolean followsPeer(SetUpNode node) {
    SetUpNode peer = peerOf(node);
    return node.server().channels().stream()
        .anyMatch(channel ->
            peer.node().host().equals(channel.sourceHost())
                || (channel.sourceServerUuid() != null
                    && channel.sourceServerUuid().equals(peer.server().serverUuid()))
                || peer.seenFrom()
                    .filter(address -> address.getHostAddress().equals(channel.sourceHost()))
                    .isPresent());
  }

  /** CLONE wants both of one series and, before 8.0.37, of one version (MySQL manual, 'CLONE'). */
  boolean clones() {
    boolean same = source.version().compareTo(target.version()) == 0;
    return Stream.of(source, target).allMatch(node -> node.statements().canClone(same))
        && source.asked().otherEngines().isEmpty();
  }

  /** Where keepalived is started first. */
  SetUpNode firstOwner() {
    return source.node().mayOwn() ? source : target;
  }

  /** Who has the VIP in the end: the higher priority takes it where the pair preempts. */
  SetUpNode owner() {
    SetUpNode first = firstOwner();
    SetUpNode other = peerOf(first);
    boolean moves =
        pair.preemptMode() == PreemptMode.PREEMPT
            && other.node().priority().value() > first.node().priority().value();
    return moves ? other : first;
  }

  /**
   * A power of two above the size of the source's data: what the server estimates differs a little
   * each time, and the plan must not.
   */
  long aboutBytes() {
    return Long.highestOneBit(Math.max(1, source.asked().bytes())) * 2;
  }

  String replicationUser() {
    return pair.replicationUser() == null ? USUAL_USER : pair.replicationUser();
  }

  /** From where the nodes log in to each other. */
  List<InetAddress> addresses() {
    return nodes().stream().flatMap(node -> node.seenFrom().stream()).toList();
  }

  /** Those addresses as hosts of an account; everywhere when one of them is not known. */
  List<String> accountHosts() {
    return addresses().size() == nodes().size()
        ? addresses().stream().map(InetAddress::getHostAddress).toList()
        : List.of("%");
  }
}
