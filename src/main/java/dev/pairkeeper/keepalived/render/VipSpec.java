package dev.pairkeeper.keepalived.render;

import dev.pairkeeper.topology.VirtualAddress;

/**
 * An address that an instance brings.
 *
 * @param device the interface that carries it
 */
public record VipSpec(VirtualAddress address, String device) {

  public VipSpec {
    Check.address("VIP", address.address());
    Check.networkInterface("VIP's interface", device);
  }
}
