package dev.pairkeeper.discovery;

import dev.pairkeeper.keepalived.conf.Inclusion;
import dev.pairkeeper.mysql.ServerDescription.Source;
import java.util.List;
import java.util.Optional;

/** Says what does not look like a pair that is well. */
final class ProposalDoubts {

  private final List<NodeFacts> nodes;
  private final Labels labels;
  private final InstanceChoice choice;
  private final ProposalDraft draft;

  ProposalDoubts(List<NodeFacts> nodes, Labels labels, InstanceChoice choice, ProposalDraft draft) {
    this.nodes = nodes;
    this.labels = labels;
    this.choice = choice;
    this.draft = draft;
  }

  void tell() {
    for (NodeFacts node : nodes) {
      tellOfReplication(node);
      tellOfKeepalived(node);
      tellOfHidden(node);
    }
    tellOfInstances();
    tellOfPriorities();
    tellOfHolders();
  }

  private void tellOfReplication(NodeFacts node) {
    NodeFacts peer = nodes.get(1 - node.index());
    if (node.server() == null) {
      return;
    }
    List<Source> sources = node.server().sources();
    if (sources.isEmpty() && node.server().hidden().isEmpty()) {
      draft.warn(
          "%s replicates from nobody, so it misses what is written on %s."
              .formatted(labels.of(node), labels.of(peer)));
    }
    boolean elsewhere =
        peer.host() != null
            && sources.stream()
                .allMatch(source ->
                    PeerChannels.address(source.host()).isPresent()
                        && !PeerChannels.isOf(peer, source.host()));
    if (elsewhere && !sources.isEmpty()) {
      draft.warn(
          "%s replicates from %s, which is no address of %s. Check that these two are a pair."
              .formatted(labels.of(node), Shown.text(sources.getFirst().host()), labels.of(peer)));
    }
  }

  private void tellOfKeepalived(NodeFacts node) {
    if (node.host() != null
        && node.host().facts().keepalived().isEmpty()
        && node.host().keepalivedFile().isPresent()) {
      draft.warn(
          "keepalived does not run on %s; its settings are those of the file."
              .formatted(labels.of(node)));
    }
  }

  private void tellOfHidden(NodeFacts node) {
    if (node.host() != null) {
      HostLook host = node.host();
      host.keepalived().stream()
          .flatMap(keepalived -> keepalived.configuration().inclusions().stream())
          .filter(inclusion -> inclusion.files().isEmpty())
          .forEach(inclusion -> draft.warn(unread(inclusion, host, labels.of(node))));
    }
    if (node.server() != null) {
      node.server().hidden().forEach(hidden -> draft.warn(labels.of(node) + ": " + hidden));
    }
  }

  private static String unread(Inclusion inclusion, HostLook host, String label) {
    return "%s: %s line %d includes %s, of which %s could read nothing."
        .formatted(
            label,
            Shown.text(inclusion.at().file()),
            inclusion.at().line(),
            Shown.text(inclusion.path()),
            Shown.text(host.facts().userName()));
  }

  private void tellOfInstances() {
    VrrpReading first = choice.first();
    VrrpReading second = choice.second();
    if (first != null && second != null && !sharesVip(first, second)) {
      draft.warn(
          "%s and %s do not keep the same address: see %s and %s."
              .formatted(
                  labels.labels().getFirst(),
                  labels.labels().getLast(),
                  first.place(),
                  second.place()));
    }
  }

  private static boolean sharesVip(VrrpReading first, VrrpReading second) {
    return first.vips().stream().anyMatch(vip -> second.keeps(vip.value().address()));
  }

  private void tellOfPriorities() {
    VrrpReading first = choice.first();
    VrrpReading second = choice.second();
    if (first != null
        && second != null
        && first.priority().value().equals(second.priority().value())) {
      draft.warn(
          "Both nodes have priority %d, so the one with the higher address wins. Give them"
                  .formatted(first.priority().value())
              + " different ones before you register the pair.");
    }
  }

  private void tellOfHolders() {
    boolean bothSeen = nodes.stream().allMatch(node -> node.host() != null);
    Optional<VrrpReading> leading = choice.leading().filter(reading -> !reading.vips().isEmpty());
    if (!bothSeen || leading.isEmpty()) {
      return;
    }
    var vip = leading.get().vips().getFirst().value().address();
    long holders = nodes.stream().filter(node -> node.holds(vip)).count();
    if (holders != 1) {
      draft.warn(
          "%s is on %s at this moment."
              .formatted(vip.getHostAddress(), holders == 0 ? "neither host" : "both hosts"));
    }
  }
}
