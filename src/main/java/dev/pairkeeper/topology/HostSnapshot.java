package dev.pairkeeper.topology;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a node's host brought.
 *
 * @param readAt the panel's clock when the answer was complete
 * @param vrrp keepalived's instances; empty when it does not run, {@link VrrpInstance#UNTOLD} alone
 *     when it runs but does not tell
 * @param keepalivedVersion such as {@code 2.3.4}; null when not installed or not told
 * @param files keepalived.conf and the scripts it names
 * @param hidden sentences about what could not be read, with the cure
 */
public record HostSnapshot(
    Instant readAt,
    List<InterfaceAddress> addresses,
    List<VrrpInstance> vrrp,
    ServiceState mysqlService,
    ServiceState keepalivedService,
    @Nullable String keepalivedVersion,
    List<FileFact> files,
    List<String> hidden) {

  /** Whether the address is on any interface of the host. */
  public boolean holds(VirtualAddress vip) {
    return addresses.stream().anyMatch(address -> address.address().equals(vip.address()));
  }
}
