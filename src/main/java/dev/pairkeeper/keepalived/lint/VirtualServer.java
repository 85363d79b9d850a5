package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock;
import dev.pairkeeper.keepalived.conf.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A {@code virtual_server} block of a node. */
record VirtualServer(LintedNode node, Statement block) {

  private static final String MARK = "fwmark";

  /** A VIP of the node that a virtual server takes connections for. */
  record Served(VrrpInstanceBlock instance, String vip, String port) {}

  /** All of a node, in the order of the text. */
  static Stream<VirtualServer> of(LintedNode node) {
    return node.configuration().all("virtual_server").map(block -> new VirtualServer(node, block));
  }

  /**
   * Its address, or those of its group, as it stands beside it or in blocks of the group's name; a
   * firewall mark is none.
   */
  private Stream<ServedAddress> addresses() {
    return switch (block.value().orElse("")) {
      case MARK -> Stream.empty();
      case "group" ->
          group().filter(line -> !line.is(MARK)).map(line -> ServedAddress.of(line.words()));
      default -> Stream.of(ServedAddress.of(block.arguments()));
    };
  }

  private Stream<Statement> group() {
    Optional<String> name = second();
    return node.configuration()
        .all("virtual_server_group")
        .filter(group -> group.value().equals(name))
        .flatMap(group -> group.statements().stream());
  }

  private Optional<String> second() {
    return block.arguments().stream().skip(1).findFirst().map(Word::text);
  }

  /** The firewall mark by which it takes connections, its own or one of its group. */
  Optional<String> mark() {
    return switch (block.value().orElse("")) {
      case MARK -> second();
      case "group" -> group().filter(line -> line.is(MARK)).findFirst().flatMap(Statement::value);
      default -> Optional.empty();
    };
  }

  /** The first VIP of this node that it serves; which packets have a mark is not known. */
  Optional<Served> served() {
    List<ServedAddress> addresses = addresses().toList();
    return node.declared().instances().stream()
        .flatMap(instance ->
            instance.addresses().stream()
                .flatMap(vip ->
                    addresses.stream()
                        .filter(served -> served.contains(vip.address()))
                        .map(served -> new Served(instance, vip.address(), served.port()))))
        .findFirst();
  }

  /**
   * Whether what it takes is meant for the pair: it serves a VIP of the node, or goes by a mark and
   * sends on to one of the two nodes.
   */
  boolean isOfPair(KnownAddresses known) {
    return served().isPresent()
        || (mark().isPresent()
            && realServers().stream()
                .map(real -> real.value().orElse(""))
                .anyMatch(address -> known.isOwn(address) || known.isPeers(address)));
  }

  List<Statement> realServers() {
    return block.all("real_server").toList();
  }

  /** The scripts that its health checks run when something goes down. */
  List<Statement> downScripts() {
    List<Statement> found = new ArrayList<>(block.all("quorum_down").toList());
    realServers().forEach(real -> real.all("notify_down").forEach(found::add));
    return found;
  }
}
