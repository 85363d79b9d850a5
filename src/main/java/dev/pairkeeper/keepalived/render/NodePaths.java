package dev.pairkeeper.keepalived.render;

import dev.pairkeeper.topology.Pair;

/**
 * Where a pair's files stand on its hosts.
 *
 * @param checkScript run over and over; exit code 0 when the node may hold the VIP
 * @param notifyScript run with the new state as its argument
 * @param trackFile a number that hands the VIP over
 */
public record NodePaths(String checkScript, String notifyScript, String trackFile) {

  /** The folder in which SELinux lets keepalived run scripts. */
  private static final String SCRIPTS = "/usr/libexec/keepalived/pairkeeper-";

  private static final String STATE = "/var/lib/pairkeeper/";

  /** The usual places, so that several pairs may share a host. */
  public static NodePaths of(Pair pair) {
    return new NodePaths(
        SCRIPTS + "check-" + pair.name(),
        SCRIPTS + "notify-" + pair.name(),
        STATE + pair.name() + "/handover");
  }
}
