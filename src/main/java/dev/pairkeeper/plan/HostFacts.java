package dev.pairkeeper.plan;

import dev.pairkeeper.topology.Secret;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What planning needs to know of a host beyond a look.
 *
 * @param services how services are started here
 * @param hostName by which keepalived chooses lines behind {@code @name}, or what it was told
 *     instead
 * @param keepalivedService name of keepalived's service, such as {@code keepalived}
 * @param mysqlService name of the server's service, such as {@code mysql} or {@code mariadb}; null
 *     when it could not be told
 * @param keepalivedConf path of the configuration that keepalived reads
 * @param keepalivedFiles that path, if there is such a file, and those it includes
 * @param keepalivedVersion null when it is not installed
 * @param arping whether there is an arping that tells neighbours where an address is
 * @param address of the node as its peer reaches it, numeric; null when it could not be told
 * @param dataDirectory of the server, as it says itself; null when it was not asked or did not tell
 * @param files by path; a path that was asked for and is absent has no file
 * @param unreadable paths of files that could not be read
 */
public record HostFacts(
    ServiceControl services,
    String hostName,
    String keepalivedService,
    @Nullable String mysqlService,
    String keepalivedConf,
    List<String> keepalivedFiles,
    @Nullable String keepalivedVersion,
    boolean arping,
    @Nullable String address,
    @Nullable String dataDirectory,
    Map<String, HostFile> files,
    Set<String> unreadable) {

  /** Debian's script returns while keepalived still ends, and a start then finds it running. */
  private static final String UNTIL_ENDED =
      " && { timeout 10 sh -c 'while test -e /var/run/keepalived.pid; do sleep 0.1; done' || :; }";

  public HostFacts {
    keepalivedFiles = List.copyOf(keepalivedFiles);
    files = Map.copyOf(files);
    unreadable = Set.copyOf(unreadable);
  }

  /** How a host's services are started and stopped. */
  public enum ServiceControl {
    SYSTEMD,
    SYSV
  }

  /**
   * A file as it was read.
   *
   * @param text which may hold passwords
   * @param sha256 in hex
   * @param mode octal, such as {@code 644}
   * @param owner {@code user:group}
   */
  public record HostFile(Secret text, String sha256, String mode, String owner) {}

  /** The file at that path; null when there is none or it could not be read. */
  public @Nullable HostFile file(String path) {
    return files.get(path);
  }

  /** The same with what the server says of its data directory. */
  public HostFacts withDataDirectory(@Nullable String directory) {
    return new HostFacts(
        services,
        hostName,
        keepalivedService,
        mysqlService,
        keepalivedConf,
        keepalivedFiles,
        keepalivedVersion,
        arping,
        address,
        directory,
        files,
        unreadable);
  }

  /** The command that does that to a service: start, stop, restart or reload. */
  public String service(String action, String name) {
    return switch (services) {
      case SYSTEMD -> "systemctl %s %s".formatted(action, name);
      case SYSV ->
          "service %s %s".formatted(name, action)
              + (action.equals("stop") && name.equals(keepalivedService) ? UNTIL_ENDED : "");
    };
  }
}
