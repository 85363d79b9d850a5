package dev.pairkeeper.monitor;

import dev.pairkeeper.ssh.CommandResult;
import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.ServiceState;
import dev.pairkeeper.topology.VirtualAddress;
import java.time.Instant;
import java.util.List;

/** Stands in for the keepalived package's script and parser until they are merged. */
final class HostReports {

  static final String FOLLOW_ADDRESSES = "exec ip -o monitor address";

  private HostReports() {}

  static String script(Node node, VirtualAddress vip) {
    return "ip -o addr show to " + vip.host() + " # " + node.name();
  }

  static HostSnapshot parse(CommandResult result, Instant readAt) {
    return new HostSnapshot(
        readAt,
        List.of(),
        List.of(),
        ServiceState.UNKNOWN,
        ServiceState.UNKNOWN,
        null,
        List.of(),
        List.of(result.output()));
  }

  static boolean tellsOf(String line, VirtualAddress vip) {
    return line.contains(" " + vip.host() + "/");
  }
}
