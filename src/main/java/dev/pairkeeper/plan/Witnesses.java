package dev.pairkeeper.plan;

import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.InterfaceAddress;
import dev.pairkeeper.topology.NodeSnapshot;
import java.net.InetAddress;
import java.util.List;

/** What is said of a pair's witnesses before a plan tells its nodes of them. */
final class Witnesses {

  private Witnesses() {}

  /** Refuses one that is a node itself, and warns when the pair has none of its own. */
  static void weigh(PlanDraft draft) {
    List<InetAddress> witnesses = draft.ground().pair().witnesses();
    draft.leansOn("Registered witnesses", witnesses);
    for (NodeSnapshot node : draft.ground().snapshot().nodes()) {
      node.host()
          .answer()
          .ifPresent(host ->
              witnesses.stream()
                  .filter(witness -> has(host, witness))
                  .forEach(witness -> refuse(draft, node, witness)));
    }
    if (witnesses.isEmpty()) {
      draft.warn(
          "No witness is registered besides the default gateway. Where that does not answer pings, a node that is cut off can't tell that from a dead peer: it goes on taking writes while its peer opens, too. Register addresses that both nodes reach without each other (witnesses).");
    }
  }

  private static boolean has(HostSnapshot host, InetAddress witness) {
    return host.addresses().stream().map(InterfaceAddress::address).anyMatch(witness::equals);
  }

  private static void refuse(PlanDraft draft, NodeSnapshot node, InetAddress witness) {
    draft.refuse(
        "WITNESS_IS_A_NODE",
        "The witness %s is an address of %s itself, which always answers it: cut off, it would go on taking writes."
            .formatted(witness.getHostAddress(), node.name()),
        "Take it from the pair's witnesses, and name a host that both nodes reach without each other.");
  }
}
