package dev.pairkeeper.topology;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Two servers that replicate from each other behind one virtual IP, as they are registered, without
 * any secret.
 *
 * @param virtualRouterId the VRID, 1 to 255 (RFC 9568, section 5.2.3)
 * @param vrrpVersion 2 or 3
 * @param maxLag beyond this a standby is not fit to take over
 * @param replicationUser account by which each node reads from its peer, null when not known
 * @param witnesses addresses of others besides the default gateway, by whose answers a node tells
 *     that it is cut off from a peer that is dead; in the order in which they were named
 */
public record Pair(
    String name,
    VirtualAddress vip,
    int virtualRouterId,
    int vrrpVersion,
    Duration advertInterval,
    PreemptMode preemptMode,
    boolean unicast,
    WritePolicy writePolicy,
    Duration maxLag,
    @Nullable String replicationUser,
    SortedSet<String> tags,
    Node first,
    Node second,
    List<InetAddress> witnesses) {

  public Pair {
    witnesses = List.copyOf(witnesses);
  }

  /** Both nodes in the order of their registration. */
  public List<Node> nodes() {
    return List.of(first, second);
  }

  /** The node of that name, if it is one of this pair's. */
  public Optional<Node> node(String nodeName) {
    return nodes().stream().filter(node -> node.name().equals(nodeName)).findFirst();
  }

  /** The other node. */
  public Node peerOf(Node node) {
    return node.name().equals(first.name()) ? second : first;
  }

  /** The same pair with another preempt mode. */
  public Pair withPreemptMode(PreemptMode mode) {
    return new Pair(
        name,
        vip,
        virtualRouterId,
        vrrpVersion,
        advertInterval,
        mode,
        unicast,
        writePolicy,
        maxLag,
        replicationUser,
        tags,
        first,
        second,
        witnesses);
  }

  /** The same pair with those witnesses. */
  public Pair withWitnesses(List<InetAddress> addresses) {
    return new Pair(
        name,
        vip,
        virtualRouterId,
        vrrpVersion,
        advertInterval,
        preemptMode,
        unicast,
        writePolicy,
        maxLag,
        replicationUser,
        tags,
        first,
        second,
        addresses);
  }
}
