package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofInstance;

import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.Word;
import dev.pairkeeper.topology.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about adverts that go from node to node instead of to the multicast group. */
final class UnicastRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "unicast-on-one-node",
              Severity.CRITICAL,
              "Unicast on one node, multicast on the other",
              "A node that sends to peers drops what comes by multicast, and the other way round"
                  + " ('Expected unicast packet but received multicast packet'). Neither node hears"
                  + " the other, so both take the VIP.",
              "Write 'unicast_src_ip' and 'unicast_peer' on both nodes, or on none.",
              ofInstance(UnicastRules::onOneNode)),
          new LintRule(
              "unicast-peer-differs",
              Severity.CRITICAL,
              "The peer's address is not among the unicast peers",
              "Adverts go to the addresses of 'unicast_peer' and to no others. A standby that is"
                  + " sent none takes the VIP although its owner is well: both have it.",
              "Write the address that the peer has as its unicast_src_ip.",
              ofInstance(view -> peerDiffers(view, true))),
          new LintRule(
              "unicast-peer-elsewhere",
              Severity.INFO,
              "The peer is sent its adverts under an address that is not seen on it",
              "The two nodes are in different networks, and the address in 'unicast_peer' is none"
                  + " that the other node is known to have. That is right where addresses are"
                  + " translated between the networks (NAT) and wrong anywhere else: a standby that"
                  + " is sent no adverts takes the VIP although its owner is well.",
              "See on the peer that adverts arrive: 'tcpdump -n proto 112', or its counter of"
                  + " adverts received.",
              ofInstance(view -> peerDiffers(view, false))),
          new LintRule(
              "unicast-peer-is-self",
              Severity.WARNING,
              "A node is its own unicast peer",
              "The node sends its adverts to itself too and warns of each that it hears its own"
                  + " address from elsewhere ('equal priority advert received from remote host with"
                  + " our IP address'): the log fills, and a real warning is lost in it.",
              "Leave only the other node's address in 'unicast_peer'.",
              ofInstance(UnicastRules::peerIsSelf)),
          new LintRule(
              "unicast-without-peer",
              Severity.WARNING,
              "A unicast setting without a peer",
              "keepalived then uses multicast: up to 2.2.4 silently, later with a warning"
                  + " (keepalived.conf(5), unicast_fault_no_peer). Where the network passes no"
                  + " multicast, neither node hears the other and both take the VIP. With"
                  + " 'unicast_fault_no_peer' the instance stays in FAULT instead.",
              "Write the peer's address into 'unicast_peer', or take the unicast settings out.",
              ofInstance(UnicastRules::withoutPeer)),
          new LintRule(
              "unicast-source-not-on-host",
              Severity.CRITICAL,
              "unicast_src_ip is no address of this host",
              "keepalived cannot send from an address that the host does not have, and nothing that"
                  + " the peer sends arrives there. The peer hears nothing, so both take the VIP.",
              "Write this host's own address.",
              ofInstance(UnicastRules::sourceNotOnHost)));

  private UnicastRules() {}

  private static Stream<Hit> onOneNode(InstanceView view) {
    return view
        .other()
        .filter(other -> view.isSecond() && isUnicast(view) != isUnicast(other))
        .map(other ->
            Hit.at(
                view.node(),
                isUnicast(view) ? view.placeOf("unicast_peer") : view.instance().statement().at(),
                "%s uses %s, %s uses %s: neither hears the other, and both take %s."
                    .formatted(
                        view.label(), mode(view), other.node().name(), mode(other), view.vip())))
        .stream();
  }

  private static boolean isUnicast(InstanceView view) {
    return !view.instance().unicastPeers().isEmpty();
  }

  private static String mode(InstanceView view) {
    return isUnicast(view) ? "unicast" : "multicast";
  }

  private static Stream<Hit> peerDiffers(InstanceView view, boolean asNeighbours) {
    Optional<InstanceView> other = view.other().filter(UnicastRules::isUnicast);
    if (other.isEmpty() || !isUnicast(view)) {
      return Stream.empty();
    }
    List<String> there = sources(other.get());
    boolean reached =
        view.instance().unicastPeers().stream()
            .anyMatch(peer -> there.stream().anyMatch(one -> IpText.same(one, peer.text())));
    if (there.isEmpty() || reached || mayBeTranslated(view, other.get()) == asNeighbours) {
      return Stream.empty();
    }
    String sentTo =
        view.instance().unicastPeers().stream().map(Word::text).collect(Collectors.joining(", "));
    Hit hit =
        Hit.at(
            view.node(),
            view.placeOf("unicast_peer"),
            (asNeighbours
                    ? "%s sends its adverts to %s, but %s is %s: it hears nothing and takes %s."
                    : "%s sends its adverts to %s, and %s is %s. Unless something between the"
                        + " networks translates the one into the other, it hears nothing and"
                        + " takes %s.")
                .formatted(
                    view.label(),
                    sentTo,
                    other.get().node().name(),
                    String.join(", ", there),
                    view.vip()));
    List<Statement> lines = peerLines(view).toList();
    return Stream.of(
        asNeighbours && lines.size() == 1 && there.size() == 1
            ? hit.withEdit(LineEdits.in(view.node()).replace(lines.getFirst(), there.getFirst()))
            : hit);
  }

  /**
   * Whether a translation of addresses can be between the two: neither this node's address nor the
   * one that it sends to is in the peer's network, and the peer's host is not known to have the one
   * that it sends to.
   */
  private static boolean mayBeTranslated(InstanceView view, InstanceView other) {
    boolean itsOwn =
        view.instance().unicastPeers().stream()
            .anyMatch(peer ->
                hostAddresses(other).stream().anyMatch(one -> IpText.same(one, peer.text())));
    Stream<String> here =
        Stream.concat(
            speaksFrom(view).stream(), view.instance().unicastPeers().stream().map(Word::text));
    return !itsOwn
        && here.noneMatch(one ->
            speaksFrom(other).stream()
                .anyMatch(there -> IpText.inSameNetwork(one, there, prefix(view, one))));
  }

  /** Its unicast_src_ip, else what its interface has. */
  private static List<String> speaksFrom(InstanceView view) {
    Map<String, List<HostFacts.Address>> all =
        Optional.ofNullable(view.node().host().addresses()).orElse(Map.of());
    return view.instance()
        .setting("unicast_src_ip")
        .flatMap(Statement::value)
        .map(List::of)
        .orElseGet(() ->
            view
                .instance()
                .networkInterface()
                .map(name -> all.getOrDefault(name, List.of()))
                .orElse(List.of())
                .stream()
                .map(HostFacts.Address::address)
                .toList());
  }

  /** Of the network of a host's address; the usual one where the host did not tell. */
  private static int prefix(InstanceView view, String address) {
    return Optional.ofNullable(view.node().host().addresses()).orElse(Map.of()).values().stream()
        .flatMap(List::stream)
        .filter(one -> IpText.same(one.address(), address))
        .map(HostFacts.Address::prefix)
        .findFirst()
        .orElse(IpText.bits(address) == 32 ? 24 : 64);
  }

  /** Where a node's adverts come from: its unicast_src_ip, else what its host has. */
  private static List<String> sources(InstanceView view) {
    Optional<String> said = view.instance().setting("unicast_src_ip").flatMap(Statement::value);
    return said.map(List::of).orElseGet(() -> hostAddresses(view));
  }

  private static List<String> hostAddresses(InstanceView view) {
    return Optional.ofNullable(view.node().host().addresses()).orElse(Map.of()).values().stream()
        .flatMap(List::stream)
        .map(HostFacts.Address::address)
        .toList();
  }

  private static Stream<Statement> peerLines(InstanceView view) {
    return view.instance()
        .statement()
        .all("unicast_peer")
        .flatMap(block -> block.statements().stream());
  }

  private static Stream<Hit> peerIsSelf(InstanceView view) {
    List<String> own = sources(view);
    List<Statement> lines = peerLines(view).toList();
    return lines.stream()
        .filter(line -> own.stream().anyMatch(one -> IpText.same(one, line.keyword())))
        .map(line -> {
          Hit hit =
              Hit.at(
                  view.node(),
                  line.at(),
                  "%s has its own address %s among its unicast peers and sends every advert to itself."
                      .formatted(view.label(), line.keyword()));
          return lines.size() > 1 ? hit.withEdit(LineEdits.in(view.node()).delete(line)) : hit;
        });
  }

  private static Stream<Hit> withoutPeer(InstanceView view) {
    Optional<Statement> setting =
        Stream.of("unicast_src_ip", "unicast_peer", "unicast_fault_no_peer")
            .flatMap(keyword -> view.instance().setting(keyword).stream())
            .findFirst();
    boolean faults = view.instance().setting("unicast_fault_no_peer").isPresent();
    return setting
        .filter(line -> !isUnicast(view))
        .map(line ->
            Hit.at(
                view.node(),
                line.at(),
                "%s has '%s' and no unicast peer: %s."
                    .formatted(
                        view.label(),
                        line.keyword(),
                        faults
                            ? "it stays in FAULT and never takes " + view.vip()
                            : "its adverts go to the multicast group")))
        .stream();
  }

  private static Stream<Hit> sourceNotOnHost(InstanceView view) {
    List<String> there = hostAddresses(view);
    return view
        .instance()
        .setting("unicast_src_ip")
        .filter(line -> !there.isEmpty())
        .filter(line ->
            line.value()
                .filter(said -> there.stream().noneMatch(one -> IpText.same(one, said)))
                .isPresent())
        .map(line ->
            Hit.at(
                view.node(),
                line.at(),
                "%s sends from %s, which is no address of %s: %s hears nothing and takes %s."
                    .formatted(
                        view.label(),
                        line.value().orElse(""),
                        view.node().name(),
                        view.other().map(other -> other.node().name()).orElse("the peer"),
                        view.vip())))
        .stream();
  }
}
