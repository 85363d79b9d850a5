package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.ProbeFailure;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.ServiceState;
import dev.pairkeeper.topology.ThreadState;
import dev.pairkeeper.topology.VipAnswer;
import dev.pairkeeper.topology.VrrpInstance;
import dev.pairkeeper.topology.VrrpState;
import java.util.Optional;
import java.util.function.Predicate;

/** One node of a snapshot in the words that rules use. What was not seen is never claimed. */
record NodeView(PairView pair, NodeSnapshot node) implements Subject {

  @Override
  public String nodeName() {
    return name();
  }

  String name() {
    return node.name();
  }

  NodeView peer() {
    return new NodeView(pair, pair.snapshot().peerOf(node));
  }

  Optional<MysqlSnapshot> mysql() {
    return node.mysql().answer();
  }

  Optional<HostSnapshot> host() {
    return node.host().answer();
  }

  Optional<VrrpInstance> vrrp() {
    return node.vrrp();
  }

  /** The server's answer, for a sentence about a server that was seen. */
  MysqlSnapshot server() {
    return mysql().orElseThrow();
  }

  /** Whether the server was seen and is so. */
  boolean server(Predicate<MysqlSnapshot> fact) {
    return mysql().filter(fact).isPresent();
  }

  boolean writable() {
    return server(MysqlSnapshot::writable);
  }

  /** Whether the host was seen to have the VIP to stay. */
  boolean holdsVip() {
    return node.holdsVip().orElse(false);
  }

  /** Whether the host was seen to have the VIP for moments only. */
  boolean showsVip() {
    return node.showsVip();
  }

  /** Whether clients reach it through the VIP, which is on its way there, and may write. */
  boolean servesAlready() {
    return showsVip() && writable();
  }

  boolean isOwner() {
    return pair.owner().filter(owner -> owner.name().equals(name())).isPresent();
  }

  /** Whether the VIP's owner is known and is the other node. */
  boolean isStandby() {
    return pair.owner().filter(owner -> !owner.name().equals(name())).isPresent();
  }

  /** Whether it is this server that answers through the VIP, as far as can be told. */
  boolean answersThroughVip() {
    return pair.vipAnswer().filter(answer -> server(seen -> isSame(seen, answer))).isPresent();
  }

  private static boolean isSame(MysqlSnapshot seen, VipAnswer answer) {
    if (seen.serverUuid() != null && answer.serverUuid() != null) {
      return seen.serverUuid().equalsIgnoreCase(answer.serverUuid());
    }
    return seen.serverId() == answer.serverId() && seen.hostname().equals(answer.hostname());
  }

  /** Why the server gave no answer, when the reason is of that sort. */
  Optional<ProbeFailure> mysqlFailed(Predicate<ProbeFailure.Kind> sort) {
    return node.mysql().failure().filter(why -> sort.test(why.kind()));
  }

  /** Why the host gave no answer, when the reason is of that sort. */
  Optional<ProbeFailure> hostFailed(Predicate<ProbeFailure.Kind> sort) {
    return node.host().failure().filter(why -> sort.test(why.kind()));
  }

  /** Neither the server nor the host gave a sign of life. */
  boolean silent() {
    return mysqlFailed(Contact::silent).isPresent() && hostFailed(Contact::silent).isPresent();
  }

  /** The host says that the server's unit does not run. */
  boolean mysqlStopped() {
    return host().filter(seen -> down(seen.mysqlService())).isPresent();
  }

  /** The host says that keepalived's unit does not run. */
  boolean keepalivedStopped() {
    return host().filter(seen -> down(seen.keepalivedService())).isPresent();
  }

  private static boolean down(ServiceState state) {
    return state == ServiceState.STOPPED || state == ServiceState.FAILED;
  }

  boolean vrrpIs(VrrpState state) {
    return vrrp().filter(instance -> instance.state() == state).isPresent();
  }

  /** The channel by which it replicates from its peer, as far as the source can be told. */
  Optional<ReplicationChannel> fromPeer() {
    return Sources.fromPeer(this);
  }

  /** Whether there is a channel from the peer and it is so. */
  boolean fromPeer(Predicate<ReplicationChannel> fact) {
    return fromPeer().filter(fact).isPresent();
  }

  /** The channel from the peer, for a sentence about one that was seen. */
  ReplicationChannel channel() {
    return fromPeer().orElseThrow();
  }

  /** Whether that held of this node at the look before; of problems that are confirmed by looks. */
  boolean stoodBefore(ProblemCode code) {
    return pair.past().standingSince().containsKey(Rule.mark(code, this));
  }

  /**
   * Whether the other node has a sign that this one lives: it still hears its adverts and so stays
   * BACKUP, or its IO thread is connected to it.
   */
  boolean peerNoticesIt() {
    return peer().vrrpIs(VrrpState.BACKUP)
        || peer().fromPeer(channel -> channel.ioRunning() == ThreadState.YES);
  }
}
