package dev.pairkeeper.topology;

import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An address on an interface of a host.
 *
 * @param lifetime after which the kernel removes it unless somebody makes it last (ip-address(8),
 *     {@code valid_lft}); null when it stays
 */
public record InterfaceAddress(
    String networkInterface, InetAddress address, int prefixLength, @Nullable Duration lifetime) {

  /** Nobody renews an address at shorter notice than this. */
  private static final Duration ABOUT_TO_GO = Duration.ofSeconds(10);

  /**
   * Whether it is there for moments only: so a switchover shows the VIP on the target before
   * keepalived takes it there.
   */
  public boolean lapses() {
    return lifetime != null && lifetime.compareTo(ABOUT_TO_GO) < 0;
  }
}
