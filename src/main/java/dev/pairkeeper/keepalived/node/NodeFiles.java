package dev.pairkeeper.keepalived.node;

import dev.pairkeeper.keepalived.render.NodePaths;
import dev.pairkeeper.topology.Pair;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is put onto a host of a pair beside keepalived.conf and {@link NodeOptionFile}. */
public final class NodeFiles {

  private NodeFiles() {}

  /**
   * In the order in which they may be put there. The two numbers that keepalived watches must be
   * there before it starts, and must not be overwritten while it runs. Whoever installs makes the
   * folders.
   *
   * @param service the server's unit without its suffix; null on a host without systemd
   */
  public static List<NodeFile> of(NodeSettings settings, @Nullable String service) {
    NodePaths paths = settings.paths();
    List<NodeFile> files =
        new ArrayList<>(
            List.of(
                new NodeFile(paths.trackFile(), "0644", "0\n"),
                new NodeFile(paths.serverFile(), "0644", "0\n"),
                new NodeFile(paths.settingsFile(), "0644", settings.render()),
                new NodeFile(paths.notifyScript(), "0755", NodeScripts.notifying()),
                new NodeFile(paths.checkScript(), "0755", NodeScripts.check())));
    if (service != null) {
      files.addAll(units(settings.pair(), paths, service));
    }
    return List.copyOf(files);
  }

  /**
   * Those of them that systemd reads.
   *
   * @param service the server's unit without its suffix
   */
  public static List<NodeFile> units(Pair pair, NodePaths paths, String service) {
    return List.of(
        NodeFile.plain(UnitDropIn.ofServer(pair, paths, service)),
        NodeFile.plain(UnitDropIn.ofKeepalived(pair, paths)));
  }
}
