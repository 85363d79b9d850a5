package dev.pairkeeper.plan;

import dev.pairkeeper.topology.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What planning needs to know of a host beyond a look.
 *
 * @param services how services are started here
 * @param keepalivedService name of keepalived's service, such as {@code keepalived}
 * @param mysqlService name of the server's service, such as {@code mysql} or {@code mariadb}
 * @param keepalivedConf path of the configuration that keepalived reads
 * @param address of the node as its peer reaches it, numeric; null when it could not be told
 * @param files by path; a path that was asked for and is absent has no file
 */
public record HostFacts(
    ServiceControl services,
    String keepalivedService,
    String mysqlService,
    String keepalivedConf,
    @Nullable String keepalivedVersion,
    @Nullable String address,
    Map<String, HostFile> files) {

  public HostFacts {
    files = Map.copyOf(files);
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

  /** The command that does that to a service: start, stop, restart, reload or enable. */
  public String service(String action, String name) {
    return switch (services) {
      case SYSTEMD -> "systemctl %s %s".formatted(action, name);
      case SYSV -> "service %s %s".formatted(name, action);
    };
  }
}
