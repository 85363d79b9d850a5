package dev.pairkeeper.web.operation;

import dev.pairkeeper.plan.OperationKind;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.ServiceState;
import dev.pairkeeper.web.operation.Offer.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells what can be done to a pair, by a look at it. */
public final class Offers {

  private final Pair pair;
  private final List<NodeSnapshot> nodes;
  private final List<Offer> offers = new ArrayList<>();

  private Offers(Pair pair, List<NodeSnapshot> nodes) {
    this.pair = pair;
    this.nodes = nodes;
  }

  /**
   * What makes sense for the pair, the most common first.
   *
   * @param pair as it is registered
   * @param seen the newest look; empty before the first
   */
  public static List<Offer> of(Pair pair, Optional<PairSnapshot> seen) {
    var offers = new Offers(pair, seen.map(PairSnapshot::nodes).orElse(List.of()));
    offers.starts();
    offers.ownership();
    offers.writes();
    offers.configuration();
    offers.setUp();
    return List.copyOf(offers.offers);
  }

  private void starts() {
    List<String> withoutKeepalived = names(Offers::keepalivedStands);
    if (!withoutKeepalived.isEmpty()) {
      offer(OperationKind.START_KEEPALIVED, withoutKeepalived);
    }
    List<String> stopped = names(Offers::replicationStands);
    if (!stopped.isEmpty()) {
      offer(OperationKind.START_REPLICATION, stopped);
    }
  }

  private void ownership() {
    List<String> owners = names(node -> node.holdsVip().orElse(false));
    List<String> others = names(node -> !owners.contains(node.name()));
    boolean writes =
        nodes.stream()
            .filter(node -> owners.contains(node.name()))
            .anyMatch(node -> node.writable().orElse(false));
    if (owners.size() == 2) {
      offer(OperationKind.FENCE, owners);
    } else if (writes) {
      offer(OperationKind.SWITCHOVER, others);
    } else if (!nodes.isEmpty()) {
      offer(OperationKind.FAILOVER, names(node -> node.mysql().answered()));
    }
  }

  private void writes() {
    List<String> open = names(node -> node.writable().orElse(false));
    List<String> closed = names(node -> !node.writable().orElse(true));
    if (!open.isEmpty()) {
      offer(OperationKind.SET_READ_ONLY, open);
    }
    if (!closed.isEmpty()) {
      offer(OperationKind.SET_WRITABLE, closed);
    }
  }

  private void configuration() {
    offer(OperationKind.APPLY_CONFIG, List.of());
    PreemptMode other =
        pair.preemptMode() == PreemptMode.PREEMPT ? PreemptMode.NOPREEMPT : PreemptMode.PREEMPT;
    offer(OperationKind.CHANGE_PREEMPT, List.of(other.name()));
    if (sameUuid()) {
      offer(OperationKind.RENEW_SERVER_UUID, names(any -> true));
    }
  }

  /** A pair that replicates both ways and has keepalived on both hosts need not be set up. */
  private void setUp() {
    boolean isSetUp =
        !nodes.isEmpty()
            && nodes.stream().allMatch(node -> channels(node).findAny().isPresent())
            && nodes.stream().noneMatch(Offers::keepalivedMissing);
    if (!isSetUp) {
      List<String> names = pair.nodes().stream().map(node -> node.name()).toList();
      offer(OperationKind.SET_UP, names);
    }
  }

  private void offer(OperationKind kind, List<String> values) {
    offers.add(
        new Offer(
            kind,
            OperationParameters.of(kind).stream()
                .map(parameter ->
                    new Choice(
                        parameter,
                        switch (parameter.kind()) {
                          case FLAG -> List.of("true");
                          case SECONDS, UPLOAD -> List.of();
                          default -> values;
                        }))
                .toList()));
  }

  private List<String> names(Predicate<NodeSnapshot> fits) {
    return nodes.stream().filter(fits).map(NodeSnapshot::name).toList();
  }

  private boolean sameUuid() {
    List<String> uuids =
        nodes.stream()
            .flatMap(node -> node.mysql().answer().map(MysqlSnapshot::serverUuid).stream())
            .toList();
    return uuids.size() == 2 && uuids.getFirst().equals(uuids.getLast());
  }

  private static boolean keepalivedStands(NodeSnapshot node) {
    return keepalived(node)
        .filter(state -> state != ServiceState.RUNNING && state != ServiceState.UNKNOWN)
        .isPresent();
  }

  private static boolean keepalivedMissing(NodeSnapshot node) {
    return keepalived(node).filter(state -> state == ServiceState.UNKNOWN).isPresent();
  }

  private static Optional<ServiceState> keepalived(NodeSnapshot node) {
    return node.host().answer().map(host -> host.keepalivedService());
  }

  private static boolean replicationStands(NodeSnapshot node) {
    return channels(node).anyMatch(channel -> !channel.running());
  }

  private static Stream<ReplicationChannel> channels(NodeSnapshot node) {
    return node.mysql().answer().stream().flatMap(server -> server.channels().stream());
  }
}
