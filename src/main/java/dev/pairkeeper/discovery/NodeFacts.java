package dev.pairkeeper.discovery;

import dev.pairkeeper.mysql.ServerDescription;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one node, with the reason for what is not.
 *
 * @param index 0 or 1
 * @param access the host and the log-ins that were used; a null where nothing is known
 * @param foundBy what named the host; null when the user did
 * @param host null when the host was not read
 * @param hostFailure why, as a sentence; null when it was read
 * @param port of the server and what told it; null when it is not known which server is meant
 * @param servers among which the choice is, when it is not known
 * @param server null when the server was not read
 * @param serverFailure why, as a sentence; null when it was read
 */
record NodeFacts(
    int index,
    NodeSpec access,
    @Nullable String foundBy,
    @Nullable HostLook host,
    @Nullable String hostFailure,
    @Nullable Told<Integer> port,
    List<LocalServer> servers,
    @Nullable ServerDescription server,
    @Nullable String serverFailure) {

  /** A second node of which nothing is known. */
  static NodeFacts unknown(String reason) {
    NodeSpec nothing = new NodeSpec(null, null, null, null, null, null, null);
    return new NodeFacts(1, nothing, null, null, reason, null, List.of(), null, reason);
  }

  /** The field of this node's that is called so. */
  String field(String name) {
    return "nodes[%d].%s".formatted(index, name);
  }

  /** The VRRP instances of its keepalived.conf. */
  List<VrrpReading> instances() {
    return Optional.ofNullable(host)
        .flatMap(HostLook::keepalived)
        .map(declared ->
            declared.instances().stream().map(block -> new VrrpReading(declared, block)).toList())
        .orElse(List.of());
  }

  /** Whether the host has the address at this moment. */
  boolean holds(InetAddress address) {
    return host != null
        && host.facts().addresses().stream().anyMatch(own -> own.address().equals(address));
  }

  /** The process of the server that is meant, if the host shows it. */
  Optional<LocalServer> localServer() {
    Integer wanted = port == null ? null : port.value();
    return servers.stream().filter(local -> local.port().value().equals(wanted)).findFirst();
  }
}
