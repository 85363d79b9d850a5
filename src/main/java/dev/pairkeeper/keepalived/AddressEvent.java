package dev.pairkeeper.keepalived;

import dev.pairkeeper.topology.InterfaceAddress;
import dev.pairkeeper.topology.VirtualAddress;
import java.util.Optional;

/**
 * The kernel of a host says that an address came or went.
 *
 * @param added false when it went
 */
public record AddressEvent(boolean added, InterfaceAddress address) {

  /** What to follow on a host; needs no privilege, nor root's path. */
  public static final String WATCH =
      "env PATH=\"$PATH:/usr/sbin:/sbin:/usr/local/sbin\" ip -o monitor address";

  /** Reads a line of {@link #WATCH}; empty when it is about something else. */
  public static Optional<AddressEvent> parse(String line) {
    boolean added = !line.startsWith("Deleted ");
    return AddressLine.parse(line).map(address -> new AddressEvent(added, address));
  }

  /** Whether it is this address that came or went, whatever its prefix. */
  public boolean concerns(VirtualAddress vip) {
    return address.address().equals(vip.address());
  }
}
