package dev.pairkeeper.discovery;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a host runs what a registered node needs, read for whoever is to change something there.
 *
 * @param hostName by which keepalived chooses lines behind {@code @name}, or what it was told
 *     instead
 * @param keepalivedService null when the host has no service of it
 * @param mysqlService of the server on the node's port; null when that could not be told
 * @param keepalivedConf that keepalived reads, or would read, whether or not there is such a file
 * @param keepalivedFiles that path and the files that it includes, as far as they are there
 * @param keepalivedVersion such as {@code 2.3.4}; null when it is not installed
 * @param arping whether it has an arping that tells neighbours of an address
 * @param addresses on the host's interfaces
 * @param peer addresses of the other node as this host finds them; none when it does not
 * @param files that were asked for, and keepalived's, by path
 * @param unreadable those of them that exist or may exist, and could not be read whole
 */
public record HostSurvey(
    boolean systemd,
    String hostName,
    @Nullable String keepalivedService,
    @Nullable String mysqlService,
    String keepalivedConf,
    List<String> keepalivedFiles,
    @Nullable String keepalivedVersion,
    boolean arping,
    List<InetAddress> addresses,
    List<InetAddress> peer,
    Map<String, HeldFile> files,
    Set<String> unreadable) {

  public HostSurvey {
    keepalivedFiles = List.copyOf(keepalivedFiles);
    addresses = List.copyOf(addresses);
    peer = List.copyOf(peer);
    files = Map.copyOf(files);
    unreadable = Set.copyOf(unreadable);
  }
}
