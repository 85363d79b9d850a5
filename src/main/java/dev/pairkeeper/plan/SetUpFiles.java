package dev.pairkeeper.plan;

import dev.pairkeeper.keepalived.node.UnitDropIn;
import dev.pairkeeper.keepalived.render.NodePaths;
import dev.pairkeeper.topology.Pair;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which files on a host a set-up may write, so that it is known before what stands there. */
public final class SetUpFiles {

  private static final List<String> SERVICES = List.of("mysql", "mysqld", "mariadb");

  private SetUpFiles() {}

  /** Paths; keepalived's own configuration is none of them. */
  public static List<String> of(
      Pair pair, @Nullable String service, @Nullable Preflight preflight) {
    NodePaths paths = NodePaths.of(pair);
    List<String> files =
        new ArrayList<>(
            List.of(
                paths.trackFile(),
                paths.serverFile(),
                paths.optionFile(),
                paths.settingsFile(),
                paths.notifyScript(),
                paths.checkScript(),
                UnitDropIn.ofKeepalived(pair, paths).path()));
    List<String> services = service == null ? SERVICES : List.of(service);
    services.forEach(name -> files.add(UnitDropIn.ofServer(pair, paths, name).path()));
    if (preflight != null && preflight.host() != null) {
      preflight.host().optionFolders().forEach(folder -> files.add(OptionSteps.path(folder, pair)));
    }
    return List.copyOf(files);
  }

  /** Paths of what stands beside a keepalived.conf of the panel's own and follows the pair. */
  public static List<String> ofScripts(Pair pair) {
    return OwnScripts.paths(pair);
  }
}
