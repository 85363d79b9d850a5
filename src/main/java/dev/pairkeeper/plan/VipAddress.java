package dev.pairkeeper.plan;

import dev.pairkeeper.quoting.ShellText;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.VirtualAddress;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.Optional;

/** The commands about the VIP as an address of a node's interface (ip-address(8), arping(8)). */
final class VipAddress {

  private final VirtualAddress vip;
  private final String address;
  private final String device;

  VipAddress(Pair pair, Node node) {
    vip = pair.vip();
    address = ShellText.word(vip.host());
    device = ShellText.word(node.networkInterface());
  }

  /** Succeeds when the node has the VIP, whoever gave it to it and for how long. */
  String isThere() {
    return "test -n \"$(%s)\"".formatted(shown());
  }

  String isGone() {
    return "test -z \"$(%s)\"".formatted(shown());
  }

  String removed() {
    return "%s || %s".formatted(isGone(), removal());
  }

  /**
   * Shows the VIP on the node while its peer still has it: the kernel takes it away again after
   * this time unless somebody makes it last. Neighbours are told at once; arping has a moment to
   * send, but is not waited for, as some wait a second for answers.
   */
  String comesFor(Duration time) {
    long seconds = time.toSeconds();
    return "ip addr add %s dev %s valid_lft %d preferred_lft %d && { { %s; } </dev/null >/dev/null 2>&1 & sleep 0.01; }"
        .formatted(withPrefix(), device, seconds, seconds, announced(1));
  }

  /** Takes back what {@link #comesFor} did unless it was made to last. */
  String goesUnlessItLasts() {
    return "test -z \"$(%s dynamic)\" || %s".formatted(shown(), removal());
  }

  /**
   * Why this node can't tell its neighbours that the VIP is there, as the end of a sentence; empty
   * when it can. arping speaks IPv4 only.
   */
  Optional<String> unannounced(HostFacts facts) {
    if (!(vip.address() instanceof Inet4Address)) {
      return Optional.of("it is an IPv6 address, which arping can't announce");
    }
    return facts.arping()
        ? Optional.empty()
        : Optional.of("there is no arping of iputils or BusyBox");
  }

  /** Gratuitous ARP, so many times, where there is arping. */
  String announced(int times) {
    return "! command -v arping >/dev/null || arping -q -c %d -A -I %s %s"
        .formatted(times, device, address);
  }

  /**
   * Resets connections to the VIP that the server does not count as sessions: those that still
   * shake hands would wait for an answer that never comes. Does nothing where the kernel can't
   * (INET_DIAG_DESTROY, ss(8)).
   */
  String connectionsReset(int port) {
    return "! command -v ss >/dev/null || ss -K -H -t -n state connected src %s sport = :%d >/dev/null 2>&1 || true"
        .formatted(address, port);
  }

  private String shown() {
    return "ip -o addr show dev %s to %s".formatted(device, address);
  }

  private String removal() {
    return "ip addr del %s dev %s".formatted(withPrefix(), device);
  }

  private String withPrefix() {
    return ShellText.word(vip.host() + "/" + vip.prefixLength());
  }
}
