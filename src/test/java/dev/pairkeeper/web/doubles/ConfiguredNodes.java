package dev.pairkeeper.web.doubles;

import dev.pairkeeper.registry.ConfigurationBase;
import dev.pairkeeper.topology.ConfigurationFile;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeConfiguration;
import dev.pairkeeper.topology.Pair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The files of a pair's nodes as a test wants them read and wanted. */
public final class ConfiguredNodes {

  /** Of the files as they are, on both nodes. */
  public static final List<FileFact> FACTS =
      List.of(
          new FileFact("/etc/keepalived/keepalived.conf", "9f86d081884c7d65", "0640", "root"),
          new FileFact("/etc/keepalived/check_mysql.sh", "60303ae22b998861", "0755", "root"));

  private static final String SCRIPT =
      """
      #!/bin/sh
      mysql --user=check --password=geheim12 -e 'select 1' >/dev/null 2>&1
      """;

  private final Pair pair;
  private final boolean drifted;

  private ConfiguredNodes(Pair pair, boolean drifted) {
    this.pair = pair;
    this.drifted = drifted;
  }

  /** The first node lost its last brace since it was adopted. */
  public static ConfiguredNodes drifted(Pair pair) {
    return new ConfiguredNodes(pair, true);
  }

  /** Nothing changed since both were adopted. */
  public static ConfiguredNodes asWanted(Pair pair) {
    return new ConfiguredNodes(pair, false);
  }

  /** Tells a monitor. */
  public void known(InMemoryMonitor monitor) {
    Instant now = Instant.now();
    for (Node node : pair.nodes()) {
      String wanted = text(node) + "}\n";
      boolean changed = drifted && node.equals(pair.first());
      String actual =
          changed
              ? wanted.replace("priority", "#priority").stripTrailing().replaceAll("}$", "")
              : wanted;
      monitor.read(pair.name(), node.name(), files(now, actual));
      monitor.wants(
          pair.name(),
          node.name(),
          new ConfigurationBase(
              files(now, wanted),
              now.minus(Duration.ofDays(9)),
              changed ? null : "admin",
              changed ? now.minusSeconds(7300) : null));
    }
  }

  private static NodeConfiguration files(Instant at, String text) {
    return new NodeConfiguration(
        at,
        List.of(
            ConfigurationFile.of(FACTS.getFirst(), text),
            ConfigurationFile.of(FACTS.getLast(), SCRIPT)));
  }

  /** All but its last brace. */
  private String text(Node node) {
    return """
    ! made by hand
    vrrp_script check_mysql {
        script "/etc/keepalived/check_mysql.sh"
        interval 2
    }

    vrrp_instance VI_1 {
        state BACKUP
        interface eth0
        virtual_router_id 51
        priority %d
        advert_int 1
        authentication {
            auth_type PASS
            auth_pass geheim12
        }
        virtual_ipaddress {
            %s dev eth0
        }
        track_script {
            check_mysql
        }
    """
        .formatted(node.priority().value(), pair.vip());
  }
}
