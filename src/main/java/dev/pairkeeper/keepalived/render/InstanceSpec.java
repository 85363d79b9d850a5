package dev.pairkeeper.keepalived.render;

import dev.pairkeeper.topology.Priority;
import dev.pairkeeper.topology.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The VRRP instance that keeps the VIP.
 *
 * @param initialState what it claims when it starts, before it heard the other node
 * @param nopreempt whether it leaves the VIP to a holder of a lower priority
 * @param unicast null for multicast
 * @param password of VRRP version 2, at most 8 bytes as keepalived uses no more; null for none
 * @param vips at least one, all IPv4 or all IPv6
 * @param trackScripts names of the check scripts it depends on
 * @param trackFiles names of the track files it depends on
 */
public record InstanceSpec(
    String name,
    InitialState initialState,
    boolean nopreempt,
    String networkInterface,
    int virtualRouterId,
    Priority priority,
    Duration advertInterval,
    @Nullable UnicastSpec unicast,
    @Nullable Secret password,
    List<VipSpec> vips,
    List<String> trackScripts,
    List<String> trackFiles,
    NotifySpec notifications) {

  /** The states that an instance may start with. */
  public enum InitialState {
    MASTER,
    BACKUP
  }

  private static final int LONGEST_PASSWORD = 8;

  public InstanceSpec {
    vips = List.copyOf(vips);
    trackScripts = List.copyOf(trackScripts);
    trackFiles = List.copyOf(trackFiles);
    ConfText.require("instance's name", name);
    Check.networkInterface("instance's interface", networkInterface);
    Check.number("VRID", virtualRouterId, 1, 255);
    if (nopreempt && initialState == InitialState.MASTER) {
      throw new IllegalArgumentException(
          "With 'nopreempt' both nodes must start as BACKUP; keepalived drops it from a MASTER.");
    }
    requirePassword(password);
    requireVips(vips);
  }

  static void requirePassword(@Nullable Secret password) {
    if (password == null) {
      return;
    }
    ConfText.require("VRRP password", password.reveal());
    int length = password.reveal().getBytes(StandardCharsets.UTF_8).length;
    if (length > LONGEST_PASSWORD) {
      throw ConfText.refused("VRRP password", "is longer than 8 bytes");
    }
  }

  private static void requireVips(List<VipSpec> vips) {
    long families = vips.stream().map(vip -> vip.address().address().getClass()).distinct().count();
    if (families != 1) {
      throw new IllegalArgumentException(
          "An instance needs one VIP or more, all of IPv4 or all of IPv6.");
    }
  }
}
