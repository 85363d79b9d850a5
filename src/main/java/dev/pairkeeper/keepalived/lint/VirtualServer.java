package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.AddressDeclaration;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A {@code virtual_server} block of a node. */
record VirtualServer(LintedNode node, Statement block) {

  /** All of a node, in the order of the text. */
  static Stream<VirtualServer> of(LintedNode node) {
    return node.configuration().all("virtual_server").map(block -> new VirtualServer(node, block));
  }

  /** Its address; empty for a group or a firewall mark. */
  Optional<String> address() {
    return block.value().filter(value -> !value.equals("group") && !value.equals("fwmark"));
  }

  /** Its port as it stands, empty text when it has none. */
  String port() {
    return block.arguments().size() > 1 ? block.arguments().get(1).text() : "";
  }

  /** The instance of this node whose VIP it serves. */
  Optional<VrrpInstanceBlock> instance() {
    return node.declared().instances().stream().filter(this::serves).findFirst();
  }

  private boolean serves(VrrpInstanceBlock instance) {
    return address()
        .filter(address ->
            instance.addresses().stream()
                .map(AddressDeclaration::address)
                .anyMatch(address::equals))
        .isPresent();
  }

  boolean servesOwnAddress() {
    return instance().isPresent();
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
