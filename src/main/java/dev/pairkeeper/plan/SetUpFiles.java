package dev.pairkeeper.plan;

import dev.pairkeeper.keepalived.node.UnitDropIn;
import dev.pairkeeper.keepalived.render.NodePaths;
import dev.pairkeeper.topology.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
                paths.checkScript()));
    files.addAll(ofUnits(pair, service));
    if (preflight != null && preflight.host() != null) {
      preflight.host().optionFolders().forEach(folder -> files.add(OptionSteps.path(folder, pair)));
    }
    return List.copyOf(files);
  }

  /**
   * Paths of what is added to the units of systemd.
   *
   * @param service the server's, as it is registered; null when it is to be found
   */
  private static List<String> ofUnits(Pair pair, @Nullable String service) {
    NodePaths paths = NodePaths.of(pair);
    List<String> services = service == null ? SERVICES : List.of(service);
    return Stream.concat(
            Stream.of(UnitDropIn.ofKeepalived(pair, paths)),
            services.stream().map(name -> UnitDropIn.ofServer(pair, paths, name)))
        .map(UnitDropIn::path)
        .toList();
  }

  /** Paths of all that an APPLY_CONFIG may bring beside keepalived.conf. */
  public static List<String> ofScriptsAndUnits(Pair pair, @Nullable String service) {
    return Stream.concat(ofScripts(pair).stream(), ofUnits(pair, service).stream()).toList();
  }

  /** Paths of what stands beside a keepalived.conf of the panel's own and follows the pair. */
  public static List<String> ofScripts(Pair pair) {
    return OwnScripts.paths(pair);
  }
}
