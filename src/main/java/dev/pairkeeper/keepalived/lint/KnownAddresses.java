package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock;
import dev.pairkeeper.keepalived.lint.HostFacts.Address;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The addresses of a node and of its peer, as far as the configurations and the hosts tell them.
 *
 * @param own empty when nothing tells them
 * @param peers empty when nothing tells them
 */
record KnownAddresses(Set<String> own, Set<String> peers) {

  static KnownAddresses of(LintedPair pair, LintedNode node) {
    Set<String> peers = new HashSet<>();
    node.declared()
        .instances()
        .forEach(instance ->
            instance.unicastPeers().stream()
                .map(peer -> IpText.canonical(peer.text()))
                .forEach(peers::add));
    pair.peerOf(node).ifPresent(peer -> peers.addAll(ownOf(peer)));
    return new KnownAddresses(ownOf(node), peers);
  }

  private static Set<String> ownOf(LintedNode node) {
    Set<String> own = new HashSet<>();
    for (VrrpInstanceBlock instance : node.declared().instances()) {
      Stream.of("unicast_src_ip", "mcast_src_ip")
          .flatMap(keyword -> instance.setting(keyword).stream())
          .flatMap((Statement line) -> line.value().stream())
          .map(IpText::canonical)
          .forEach(own::add);
    }
    Map<String, List<Address>> interfaces = node.host().addresses();
    if (interfaces != null) {
      interfaces
          .values()
          .forEach(list -> list.forEach(found -> own.add(IpText.canonical(found.address()))));
    }
    return own;
  }

  boolean isOwn(String address) {
    return own.contains(IpText.canonical(address))
        || address.startsWith("127.")
        || address.equals("::1");
  }

  boolean isPeers(String address) {
    return peers.contains(IpText.canonical(address)) && !isOwn(address);
  }

  /** Whether it is known to be of neither node. */
  boolean isForeign(String address) {
    return !own.isEmpty() && !peers.isEmpty() && !isOwn(address) && !isPeers(address);
  }
}
