package dev.pairkeeper.keepalived.render;

import dev.pairkeeper.topology.Pair;

/**
 * Where a pair's files stand on its hosts. Both scripts get the settings file as their first
 * argument.
 *
 * @param checkScript run over and over; exit code 0 when the node may hold the VIP
 * @param notifyScript run with the new state as its second argument
 * @param trackFile a number that hands the VIP over
 * @param serverFile a number by which the server's unit tells that the server is gone
 * @param settingsFile what the scripts are told of the pair and the node
 * @param optionFile the scripts' account on the server; root's alone
 * @param stateFolder what the scripts remember until the host boots
 */
public record NodePaths(
    String checkScript,
    String notifyScript,
    String trackFile,
    String serverFile,
    String settingsFile,
    String optionFile,
    String stateFolder) {

  /** The folder in which SELinux lets keepalived run scripts. */
  private static final String SCRIPTS = "/usr/libexec/keepalived/pairkeeper-";

  private static final String SETTINGS = "/etc/pairkeeper/";
  private static final String TRACKED = "/var/lib/pairkeeper/";
  private static final String STATE = "/run/pairkeeper/";

  /** The usual places, so that several pairs may share a host. */
  public static NodePaths of(Pair pair) {
    return new NodePaths(
        SCRIPTS + "check-" + pair.name(),
        SCRIPTS + "notify-" + pair.name(),
        TRACKED + pair.name() + "/handover",
        TRACKED + pair.name() + "/server",
        SETTINGS + pair.name() + "/node.sh",
        SETTINGS + pair.name() + "/client.cnf",
        STATE + pair.name());
  }
}
