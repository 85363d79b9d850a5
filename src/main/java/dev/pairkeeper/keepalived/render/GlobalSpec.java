package dev.pairkeeper.keepalived.render;

import java.time.Duration;

/**
 * What holds for the whole host.
 *
 * @param routerId the host's name in keepalived's messages
 * @param scriptUser the account that runs every script; their files are to be root's
 * @param vrrpVersion 2 or 3
 * @param startupDelay how long VRRP waits when keepalived starts, for slow links at boot; zero for
 *     not at all
 * @param checksReloads whether a reload is refused when the new file is bad; keepalived 2.2 has it
 */
public record GlobalSpec(
    String routerId,
    String scriptUser,
    int vrrpVersion,
    GarpSpec garp,
    Duration startupDelay,
    boolean checksReloads) {

  public GlobalSpec {
    ConfText.require("router id", routerId);
    ConfText.require("script user", scriptUser);
    Check.number("VRRP version", vrrpVersion, 2, 3);
    Check.time(
        "start-up delay", startupDelay, Duration.ZERO, Duration.ofHours(1), Duration.ofMillis(1));
  }
}
