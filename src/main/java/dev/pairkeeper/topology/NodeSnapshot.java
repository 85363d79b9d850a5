package dev.pairkeeper.topology;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One node as one look saw it: what its server said and what its host said.
 *
 * @param drift how its files differ from the wanted ones; null when they do not, when nothing is
 *     wanted, and when the host did not answer
 */
public record NodeSnapshot(
    Node node,
    VirtualAddress vip,
    Probe<MysqlSnapshot> mysql,
    Probe<HostSnapshot> host,
    @Nullable ConfigurationDrift drift) {

  /** A node whose files are as they are wanted, as far as is known. */
  public NodeSnapshot(
      Node node, VirtualAddress vip, Probe<MysqlSnapshot> mysql, Probe<HostSnapshot> host) {
    this(node, vip, mysql, host, null);
  }

  /** The node's name. */
  public String name() {
    return node.name();
  }

  /** Whether the VIP is on this host to stay; empty when the host did not tell. */
  public Optional<Boolean> holdsVip() {
    return host.answer().map(seen -> seen.holds(vip));
  }

  /** Whether the host was seen to have the VIP for moments only, as it is on its way there. */
  public boolean showsVip() {
    return host.answer().filter(seen -> seen.shows(vip)).isPresent();
  }

  /** Whether the server takes writes; empty when it did not tell. */
  public Optional<Boolean> writable() {
    return mysql.answer().map(MysqlSnapshot::writable);
  }

  /** The VRRP instance that keeps the pair's VIP, or the only one there is. */
  public Optional<VrrpInstance> vrrp() {
    return host.answer()
        .flatMap(seen ->
            seen.vrrp().stream()
                .filter(instance -> keepsVip(instance) || seen.vrrp().size() == 1)
                .findFirst());
  }

  private boolean keepsVip(VrrpInstance instance) {
    return instance.addresses().stream().anyMatch(vip::isWrittenAs);
  }
}
