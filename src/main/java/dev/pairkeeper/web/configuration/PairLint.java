package dev.pairkeeper.web.configuration;

import dev.pairkeeper.keepalived.conf.Configuration;
import dev.pairkeeper.keepalived.conf.NodeTexts;
import dev.pairkeeper.keepalived.lint.Finding;
import dev.pairkeeper.keepalived.lint.HostFacts;
import dev.pairkeeper.keepalived.lint.HostFacts.Address;
import dev.pairkeeper.keepalived.lint.HostFacts.ScriptFact;
import dev.pairkeeper.keepalived.lint.HostFacts.ServerFact;
import dev.pairkeeper.keepalived.lint.LintedNode;
import dev.pairkeeper.keepalived.lint.LintedPair;
import dev.pairkeeper.keepalived.lint.Linter;
import dev.pairkeeper.topology.ConfigurationFile;
import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.HostTraits;
import dev.pairkeeper.topology.InterfaceAddress;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeConfiguration;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks the configurations of a pair's nodes, as far as their texts are known. */
final class PairLint {

  private PairLint() {}

  /**
   * What stands against them, unmasked.
   *
   * @param configurations of each node with the traits of its host, empty where it is not known
   */
  static List<Finding> of(
      PairSnapshot pair, Function<NodeSnapshot, Optional<NodeConfiguration>> configurations) {
    List<LintedNode> nodes =
        pair.nodes().stream()
            .flatMap(node ->
                configurations.apply(node).flatMap(files -> linted(pair, node, files)).stream())
            .toList();
    return nodes.isEmpty()
        ? List.of()
        : Linter.lint(new LintedPair(nodes, pair.pair().writePolicy()));
  }

  private static Optional<LintedNode> linted(
      PairSnapshot pair, NodeSnapshot node, NodeConfiguration configuration) {
    String hostname = node.mysql().answer().map(MysqlSnapshot::hostname).orElse(node.name());
    return NodeTexts.parse(configuration, hostname)
        .map(read -> new LintedNode(node.name(), read, facts(pair, node, configuration, read)));
  }

  private static Map<String, ScriptFact> scripts(
      NodeConfiguration configuration, Configuration read, NodeSnapshot node) {
    Map<String, ScriptFact> scripts = new HashMap<>();
    node.host().answer().map(host -> MissingFiles.of(read, host)).stream()
        .flatMap(Set::stream)
        .forEach(path -> scripts.put(path, new ScriptFact(false, "", "", null)));
    configuration.files().forEach(file -> scripts.put(file.path(), script(file)));
    return scripts;
  }

  private static HostFacts facts(
      PairSnapshot pair, NodeSnapshot node, NodeConfiguration configuration, Configuration read) {
    Optional<HostSnapshot> host = node.host().answer();
    HostTraits traits = configuration.traits();
    return new HostFacts(
        host.map(HostSnapshot::keepalivedVersion).orElse(null),
        traits.buildOptions(),
        host.map(seen -> addresses(pair, seen)).orElse(null),
        scripts(configuration, read, node),
        traits.ipvs(),
        traits.users(),
        server(pair, node).orElse(null));
  }

  private static Optional<ServerFact> server(PairSnapshot pair, NodeSnapshot node) {
    return node.mysql()
        .answer()
        .flatMap(server ->
            node.host().answer().map(host -> new ServerFact(!server.writable(), held(pair, host))));
  }

  private static Set<String> held(PairSnapshot pair, HostSnapshot host) {
    return host.addresses().stream()
        .filter(seen -> isVirtual(pair, host, seen))
        .map(seen -> seen.address().getHostAddress())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, List<Address>> addresses(PairSnapshot pair, HostSnapshot host) {
    Map<String, List<Address>> addresses = new HashMap<>();
    for (InterfaceAddress seen : host.addresses()) {
      List<Address> known = addresses.getOrDefault(seen.networkInterface(), List.of());
      addresses.put(
          seen.networkInterface(), isVirtual(pair, host, seen) ? known : with(known, seen));
    }
    return addresses;
  }

  private static boolean isVirtual(PairSnapshot pair, HostSnapshot host, InterfaceAddress seen) {
    String address = seen.address().getHostAddress();
    return seen.address().equals(pair.pair().vip().address())
        || host.vrrp().stream()
            .flatMap(instance -> instance.addresses().stream())
            .anyMatch(held -> held.equals(address) || held.startsWith(address + "/"));
  }

  private static List<Address> with(List<Address> known, InterfaceAddress seen) {
    List<Address> more = new ArrayList<>(known);
    more.add(new Address(seen.address().getHostAddress(), seen.prefixLength()));
    return List.copyOf(more);
  }

  private static ScriptFact script(ConfigurationFile file) {
    return new ScriptFact(
        true,
        file.fact().mode(),
        file.fact().owner(),
        Optional.ofNullable(file.text()).map(Secret::reveal).orElse(null));
  }
}
