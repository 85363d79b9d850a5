package dev.pairkeeper.topology;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a node's host brought.
 *
 * @param readAt the panel's clock when the answer was complete
 * @param vrrp keepalived's instances; empty when it does not run, {@link VrrpInstance#UNTOLD} alone
 *     when it runs but does not tell
 * @param vrrpFresh whether keepalived told of its instances in this very look; it is not asked at
 *     every one, and in between what it told last comes again
 * @param keepalivedVersion such as {@code 2.3.4}; null when not installed or not told
 * @param files keepalived.conf and the scripts it names
 * @param hiddenFiles paths of those of them that could not be read; while there are some and no
 *     file was read, even what keepalived.conf names is not known
 * @param takenOver the newest time that each pair's VIP came to the host without a panel
 * @param hidden sentences about what could not be read, with the cure
 */
public record HostSnapshot(
    Instant readAt,
    List<InterfaceAddress> addresses,
    List<VrrpInstance> vrrp,
    boolean vrrpFresh,
    ServiceState mysqlService,
    ServiceState keepalivedService,
    @Nullable String keepalivedVersion,
    List<FileFact> files,
    Set<String> hiddenFiles,
    List<TakenOver> takenOver,
    List<String> hidden) {

  /** Whether the address is on any interface of the host, and not for moments only. */
  public boolean holds(VirtualAddress vip) {
    return addresses.stream()
        .anyMatch(address -> address.address().equals(vip.address()) && !address.lapses());
  }

  /** Whether the address is there for moments only, as before it moves to the host. */
  public boolean shows(VirtualAddress vip) {
    return !holds(vip)
        && addresses.stream().anyMatch(address -> address.address().equals(vip.address()));
  }
}
