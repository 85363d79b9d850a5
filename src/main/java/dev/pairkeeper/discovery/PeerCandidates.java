package dev.pairkeeper.discovery;

import dev.pairkeeper.mysql.ServerDescription;
import dev.pairkeeper.mysql.ServerDescription.Source;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who may be the peer of a node, best first: by replication, by VRRP, by ARP. */
final class PeerCandidates {

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9_.])?|[0-9a-fA-F:.]{2,45}");

  /**
   * A host that may be the peer.
   *
   * @param port of its server; null when not told
   * @param foundBy what named it
   */
  record Candidate(String host, @Nullable Integer port, String foundBy) {}

  private final NodeFacts node;
  private final String label;
  private final @Nullable InetAddress wanted;
  private final Map<String, Candidate> found = new LinkedHashMap<>();

  private PeerCandidates(NodeFacts node, @Nullable InetAddress wanted) {
    this.node = node;
    this.label = Labels.of(List.of(node, NodeFacts.unknown(""))).of(node);
    this.wanted = wanted;
  }

  static List<Candidate> of(NodeFacts node, @Nullable InetAddress wanted) {
    return new PeerCandidates(node, wanted).all();
  }

  private List<Candidate> all() {
    ServerDescription server = node.server();
    List<VrrpReading> instances = instances();
    if (server != null) {
      server.sources().forEach(this::addSource);
    }
    instances.stream()
        .flatMap(reading -> reading.peers().stream())
        .forEach(peer -> add(peer.value(), null, peer.place()));
    if (server != null) {
      server
          .readers()
          .forEach(reader -> add(reader.host(), null, "process list, who reads its binary log"));
    }
    neighbours(instances).forEach(host -> add(host, null, "ARP, who answers for the VIP"));
    return List.copyOf(found.values());
  }

  private void addSource(Source source) {
    add(source.host(), source.port(), "replica status");
  }

  private List<VrrpReading> instances() {
    InstanceChoice choice = InstanceChoice.of(List.of(node, NodeFacts.unknown("")), wanted);
    return choice.first() == null ? choice.among() : List.of(choice.first());
  }

  /** Not an address of the node itself, nor one that keepalived moves about. */
  private void add(String host, @Nullable Integer port, String foundBy) {
    Optional<InetAddress> address = PeerChannels.address(host);
    boolean moves =
        address.isPresent()
            && node.instances().stream().anyMatch(reading -> reading.keeps(address.get()));
    boolean loopback = address.filter(InetAddress::isLoopbackAddress).isPresent();
    if (HOST.matcher(host).matches()
        && !moves
        && !loopback
        && !host.equalsIgnoreCase("localhost")
        && !PeerChannels.isOf(node, host)) {
      found.putIfAbsent(host, new Candidate(host, port, "%s: %s".formatted(label, foundBy)));
    }
  }

  /** On the standby, the neighbour with the hardware address that answers for the VIP. */
  private List<String> neighbours(List<VrrpReading> instances) {
    if (node.host() == null) {
      return List.of();
    }
    Map<String, String> neighbours = node.host().facts().neighbours();
    List<String> hardware = new ArrayList<>();
    for (VrrpReading reading : instances) {
      reading.vips().stream()
          .map(vip -> neighbours.get(vip.value().address().getHostAddress()))
          .filter(found -> found != null)
          .forEach(hardware::add);
    }
    return neighbours.entrySet().stream()
        .filter(entry -> hardware.contains(entry.getValue()))
        .filter(entry -> !entry.getKey().contains(":"))
        .map(Map.Entry::getKey)
        .toList();
  }
}
