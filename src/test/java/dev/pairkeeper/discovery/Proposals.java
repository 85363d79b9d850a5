package dev.pairkeeper.discovery;

import dev.pairkeeper.discovery.Proposal.Reading;
import dev.pairkeeper.discovery.Proposal.Untold;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;

/** Makes proposals of made-up nodes and finds things in them. */
final class Proposals {

  private Proposals() {}

  static Proposal of(MadeUpNode first, MadeUpNode second) {
    return PairProposer.propose(List.of(first.facts(), second.facts()), null);
  }

  static Proposal of(MadeUpNode first, MadeUpNode second, String vip) {
    return PairProposer.propose(List.of(first.facts(), second.facts()), InetAddress.ofLiteral(vip));
  }

  static NodeSpec node(Proposal proposal, int index) {
    return Objects.requireNonNull(proposal.spec().nodes()).get(index);
  }

  static String readFrom(Proposal proposal, String field) {
    return proposal.readings().stream()
        .filter(reading -> reading.field().equals(field))
        .map(Reading::readFrom)
        .findFirst()
        .orElse("nowhere");
  }

  static String reason(Proposal proposal, String field) {
    return proposal.untold().stream()
        .filter(untold -> untold.field().equals(field))
        .map(Untold::reason)
        .findFirst()
        .orElse("told");
  }
}
