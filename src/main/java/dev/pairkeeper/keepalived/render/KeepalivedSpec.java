package dev.pairkeeper.keepalived.render;

import java.net.Inet6Address;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/** What the keepalived.conf of a node is to say. */
public record KeepalivedSpec(
    GlobalSpec globals,
    List<CheckScriptSpec> scripts,
    List<TrackFileSpec> files,
    InstanceSpec instance) {

  public KeepalivedSpec {
    scripts = List.copyOf(scripts);
    files = List.copyOf(files);
    requireNames(
        "check script",
        scripts.stream().map(CheckScriptSpec::name).toList(),
        instance.trackScripts());
    requireNames(
        "track file", files.stream().map(TrackFileSpec::name).toList(), instance.trackFiles());
    if (globals.vrrpVersion() == 2) {
      requireVersion2(instance);
    } else {
      requireVersion3(instance);
    }
  }

  private static void requireNames(String kind, List<String> declared, List<String> tracked) {
    boolean twice =
        new HashSet<>(declared).size() < declared.size()
            || new HashSet<>(tracked).size() < tracked.size();
    if (twice || !declared.containsAll(tracked)) {
      throw new IllegalArgumentException(
          "Each %s must have a name of its own, and a tracked one must be declared."
              .formatted(kind));
    }
  }

  /** Whole seconds in one byte (RFC 3768, section 5.3.7); IPv4 only. */
  private static void requireVersion2(InstanceSpec instance) {
    Duration second = Duration.ofSeconds(1);
    Check.time(
        "advert interval", instance.advertInterval(), second, Duration.ofSeconds(255), second);
    if (instance.vips().getFirst().address().address() instanceof Inet6Address) {
      throw new IllegalArgumentException("An IPv6 VIP needs VRRP version 3.");
    }
  }

  /** Hundredths of a second in twelve bits (RFC 9568, section 5.2.7); no authentication. */
  private static void requireVersion3(InstanceSpec instance) {
    Duration step = Duration.ofMillis(10);
    Check.time("advert interval", instance.advertInterval(), step, Duration.ofMillis(40_950), step);
    if (instance.password() != null) {
      throw new IllegalArgumentException(
          "VRRP version 3 has no authentication; a password needs version 2.");
    }
  }
}
