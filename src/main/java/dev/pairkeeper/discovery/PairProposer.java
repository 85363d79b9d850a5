package dev.pairkeeper.discovery;

import dev.pairkeeper.discovery.ProposalDraft.Gap;
import dev.pairkeeper.discovery.VrrpReading.Vip;
import dev.pairkeeper.mysql.ServerDescription.Source;
import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.WritePolicy;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a proposal of what was read of two nodes. Pure: facts in, proposal out. */
final class PairProposer {

  private static final int MAX_LAG_SECONDS = 30;

  private final List<NodeFacts> nodes;
  private final @Nullable InetAddress wanted;
  private final Labels labels;
  private final InstanceChoice choice;
  private final ProposalDraft draft = new ProposalDraft();

  private PairProposer(List<NodeFacts> nodes, @Nullable InetAddress wanted) {
    this.nodes = nodes;
    this.wanted = wanted;
    this.labels = Labels.of(nodes);
    this.choice = InstanceChoice.of(nodes, wanted);
  }

  /**
   * The proposal.
   *
   * @param nodes two, in the order in which they are to be registered
   * @param wanted the VIP that the user named; null when he named none
   */
  static Proposal propose(List<NodeFacts> nodes, @Nullable InetAddress wanted) {
    return new PairProposer(nodes, wanted).proposal();
  }

  private Proposal proposal() {
    var vrrp = new VrrpProposal(nodes, labels, choice, wanted, draft);
    PairSpec spec =
        new PairSpec(
            name(),
            vrrp.vip(),
            vrrp.virtualRouterId(),
            vrrp.version(),
            vrrp.advertInterval(),
            vrrp.preemptMode(),
            vrrp.unicast(),
            vrrp.password(),
            writePolicy(),
            draft.take(
                "maxLagSeconds", MAX_LAG_SECONDS, "Pairkeeper's default; no host has such a value"),
            replicationUser(),
            replicationPassword(),
            List.of(),
            nodes.stream().map(this::node).toList());
    new ProposalDoubts(nodes, labels, choice, draft).tell();
    return draft.proposal(spec);
  }

  private @Nullable String name() {
    List<String> names = labels.names().stream().flatMap(Optional::stream).toList();
    return draft.takeOr(
        "name",
        "both hosts",
        names.size() < 2
            ? Optional.empty()
            : NodeNames.common(names).map(name -> new Told<>(name, "what their names begin with")),
        new Gap("Nothing on the hosts names the pair.", "Give it a name, such as its service's."));
  }

  private NodeSpec node(NodeFacts node) {
    VrrpReading instance = choice.of(node);
    Optional<Told<String>> device =
        Optional.ofNullable(instance)
            .flatMap(reading ->
                reading.vips().stream()
                    .filter(this::isChosen)
                    .flatMap(vip -> vip.value().device().map(name -> vip.as(_ -> name)).stream())
                    .findFirst());
    Gap gap =
        choice.among().isEmpty()
            ? Gaps.vrrp(node, labels.of(node))
            : new Gap(
                "It depends on which address is this pair's.", "Name the VIP and discover again.");
    return new NodeProposal(node, labels, instance, device, gap, draft).spec();
  }

  private boolean isChosen(Told<Vip> vip) {
    return choice
        .vip(wanted)
        .filter(chosen -> chosen.value().address().equals(vip.value().address()))
        .isPresent();
  }

  private @Nullable WritePolicy writePolicy() {
    Optional<NodeFacts> unread = nodes.stream().filter(node -> node.server() == null).findFirst();
    List<String> writable =
        nodes.stream()
            .filter(node -> node.server() != null && node.server().writable())
            .map(labels::of)
            .toList();
    if (unread.isPresent() || writable.isEmpty()) {
      draft.leave(
          "writePolicy",
          unread
              .map(node -> Gaps.serverUnread(node, labels.of(node)))
              .orElse(
                  new Gap(
                      "Both servers are read-only at this moment.",
                      "Choose who may take writes when all is well.")));
      return null;
    }
    return writable.size() == 2 ? bothWritable() : oneWritable(writable.getFirst());
  }

  private WritePolicy oneWritable(String label) {
    return draft.take(
        "writePolicy",
        WritePolicy.SINGLE_WRITER,
        "variable read_only: OFF on %s alone".formatted(label));
  }

  private WritePolicy bothWritable() {
    draft.warn(
        "Both servers take writes at this moment (read_only is OFF on both), so MULTI_WRITER is"
            + " proposed. If only the VIP's owner is meant to take writes, choose SINGLE_WRITER;"
            + " the panel then reports the other one until it is read-only.");
    return draft.take(
        "writePolicy", WritePolicy.MULTI_WRITER, "variable read_only: OFF on both servers");
  }

  private @Nullable String replicationUser() {
    for (NodeFacts node : nodes) {
      Optional<Told<String>> user = fromChannel(node);
      if (user.isPresent()) {
        return draft.take("replicationUser", labels.of(node), user.get());
      }
    }
    for (NodeFacts node : nodes) {
      Optional<Told<String>> user = fromReader(node);
      if (user.isPresent()) {
        return draft.take("replicationUser", labels.of(node), user.get());
      }
    }
    draft.leave(
        "replicationUser",
        new Gap(
            "Neither server tells an account by which it replicates from the other.",
            "Type the account, or leave it empty when replication is not set up."));
    return null;
  }

  private Optional<Told<String>> fromChannel(NodeFacts node) {
    return PeerChannels.towards(node, peerOf(node))
        .map(Source::user)
        .filter(user -> !user.isEmpty())
        .map(user -> new Told<>(Shown.text(user), "replica status"));
  }

  private Optional<Told<String>> fromReader(NodeFacts node) {
    return PeerChannels.accountOfReader(node, peerOf(node))
        .map(user -> new Told<>(Shown.text(user), "process list, who reads its binary log"));
  }

  private NodeFacts peerOf(NodeFacts node) {
    return nodes.get(1 - node.index());
  }

  private @Nullable Secret replicationPassword() {
    draft.leave(
        "replicationPassword",
        new Gap(
            "Servers do not show the password of the replication account.",
            "Type it, or leave it empty: only operations that set up replication need it."));
    return null;
  }
}
