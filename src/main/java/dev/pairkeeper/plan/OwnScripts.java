package dev.pairkeeper.plan;

import dev.pairkeeper.keepalived.node.NodeDialect;
import dev.pairkeeper.keepalived.node.NodeFiles;
import dev.pairkeeper.keepalived.node.NodeSettings;
import dev.pairkeeper.keepalived.render.NodePaths;
import dev.pairkeeper.plan.HostFacts.HostFile;
import dev.pairkeeper.plan.HostFacts.ServiceControl;
import dev.pairkeeper.topology.Flavor;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.ServerVersion;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The scripts that stand beside a keepalived.conf of the panel's own, and what they are told of the
 * pair. With another VIP than keepalived's they would close the server of the node that has it.
 */
final class OwnScripts {

  private static final Pattern CLIENT = Pattern.compile("(?m)^client='?(/[^'\n]+)'?$");

  private final Ground ground;
  private final Pair pair;

  OwnScripts(Ground ground, Pair pair) {
    this.ground = ground;
    this.pair = pair;
  }

  /** Where they stand. */
  static List<String> paths(Pair pair) {
    NodePaths paths = NodePaths.of(pair);
    return List.of(paths.settingsFile(), paths.notifyScript(), paths.checkScript());
  }

  /** The files as they are wanted on the node; refuses when that can't be told. */
  List<PlannedFile> wanted(PlanDraft draft, NodeConf conf) {
    Optional<ServerVersion> version = conf.seen().mysql().answer().map(MysqlSnapshot::version);
    if (version.isEmpty()) {
      draft.refuse(
          "SERVER_UNKNOWN",
          "The server on %s does not answer, so it can't be told what its scripts have to say to it."
              .formatted(conf.name()),
          "Start it first.");
      return List.of();
    }
    NodeSettings settings =
        settings(pair, conf.node(), version.get(), peerAddress(conf), client(conf, version.get()));
    List<String> paths = paths(pair);
    return NodeFiles.of(settings, null).stream()
        .filter(file -> paths.contains(file.path()))
        .map(PlannedFile::of)
        .toList();
  }

  /**
   * What is added to the units of the server and of keepalived; none on a host without systemd, or
   * whose server's unit is not known.
   */
  static List<PlannedFile> units(Pair pair, HostFacts facts) {
    String service = facts.mysqlService();
    return facts.services() == ServiceControl.SYSTEMD && service != null
        ? NodeFiles.units(pair, NodePaths.of(pair), service).stream().map(PlannedFile::of).toList()
        : List.of();
  }

  /** What the scripts of a node are told. */
  static NodeSettings settings(
      Pair pair, Node node, ServerVersion version, @Nullable InetAddress peer, String client) {
    return new NodeSettings(
        pair,
        node,
        NodePaths.of(pair),
        NodeDialect.of(version),
        peer,
        pair.witnesses(),
        client,
        List.of(node.mysql().user()),
        NodeSettings.Limits.USUAL);
  }

  private @Nullable InetAddress peerAddress(NodeConf conf) {
    HostFacts peer = ground.host(pair.peerOf(conf.node()));
    String address = peer == null ? null : peer.address();
    return address == null ? null : InetAddress.ofLiteral(address);
  }

  /** The one that set-up found on the host. */
  private String client(NodeConf conf, ServerVersion version) {
    HostFile settings = conf.facts().file(NodePaths.of(pair).settingsFile());
    if (settings != null) {
      Matcher client = CLIENT.matcher(settings.text().reveal());
      if (client.find()) {
        return client.group(1);
      }
    }
    return version.flavor() == Flavor.MARIADB ? "/usr/bin/mariadb" : "/usr/bin/mysql";
  }
}
