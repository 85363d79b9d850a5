package dev.pairkeeper.keepalived.render;

import dev.pairkeeper.keepalived.render.InstanceSpec.InitialState;
import dev.pairkeeper.keepalived.render.NotifySpec.Change;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.Secret;
import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the keepalived.conf of a pair's node is to say. Pure.
 *
 * <p>Two nodes that do not preempt are both BACKUP with {@code nopreempt}, as roles change; of two
 * that do, the one of the higher priority is MASTER and the other BACKUP, and neither has {@code
 * nopreempt}, which keepalived would drop from a MASTER (vrrp.c, vrrp_complete_instance()). The
 * check script has weight 0, so that it moves the VIP in both modes (keepalived#2599).
 *
 * <p>The check fails at its first failed run, because the script itself asks the server twice: a
 * server that refuses is sure after a moment, one that is silent only after two whole limits, and
 * keepalived's count can't tell the two apart. A second run of the script, of its own so that no
 * silent server delays it, tells whether the node is cut off; the script's header has the times.
 */
public final class PairConfigurations {

  private static final String SCRIPT_USER = "root";
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
  private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration REACH_TIMEOUT = Duration.ofSeconds(5);
  private static final int CHECK_FALL = 1;
  private static final int CHECK_RISE = 2;
  private static final Duration STARTUP_DELAY = Duration.ofSeconds(2);

  private static final KeepalivedVersion USUAL_VERSION = new KeepalivedVersion(2, 1, 0);

  private PairConfigurations() {}

  /**
   * What the registration of a pair does not tell.
   *
   * @param addresses of the nodes by name, as unicast wants no host names; may lack those of a pair
   *     that uses multicast
   * @param paths of the node's files
   * @param version of the installed keepalived, as nothing is wanted that it lacks; null when it is
   *     not known, which is taken for 2.1
   * @param vrrpPassword null for none; version 3 has none
   */
  public record Circumstances(
      Map<String, InetAddress> addresses,
      NodePaths paths,
      @Nullable KeepalivedVersion version,
      @Nullable Secret vrrpPassword) {

    public Circumstances {
      addresses = Map.copyOf(addresses);
    }

    boolean has(int major, int minor, int patch) {
      return (version == null ? USUAL_VERSION : version).isAtLeast(major, minor, patch);
    }
  }

  /**
   * What is wanted on that node.
   *
   * @throws IllegalArgumentException with a sentence for a DBA, naming the field, when a value
   *     can't stand in keepalived.conf or an address is missing
   */
  public static KeepalivedSpec wanted(Pair pair, Node node, Circumstances given) {
    return new KeepalivedSpec(
        globals(pair, node, given),
        scripts(pair, given.paths()),
        trackFiles(pair, given),
        instance(pair, node, given));
  }

  private static List<CheckScriptSpec> scripts(Pair pair, NodePaths paths) {
    List<String> command = List.of(paths.checkScript(), paths.settingsFile());
    CheckScriptSpec check =
        new CheckScriptSpec(
            pair.name() + "_check",
            command,
            CHECK_INTERVAL,
            CHECK_TIMEOUT,
            CHECK_FALL,
            CHECK_RISE,
            true,
            0);
    CheckScriptSpec reach =
        new CheckScriptSpec(
            pair.name() + "_reach",
            Stream.concat(command.stream(), Stream.of("REACH")).toList(),
            CHECK_INTERVAL,
            REACH_TIMEOUT,
            CHECK_FALL,
            CHECK_RISE,
            false,
            0);
    return List.of(check, reach);
  }

  /** Before 2.1 it had another keyword, which the newest no longer know. */
  private static List<TrackFileSpec> trackFiles(Pair pair, Circumstances given) {
    return given.has(2, 1, 0)
        ? List.of(
            new TrackFileSpec(pair.name() + "_handover", given.paths().trackFile(), 1),
            new TrackFileSpec(pair.name() + "_server", given.paths().serverFile(), 1))
        : List.of();
  }

  private static GlobalSpec globals(Pair pair, Node node, Circumstances given) {
    return new GlobalSpec(
        node.name(),
        SCRIPT_USER,
        pair.vrrpVersion(),
        GarpSpec.USUAL,
        given.has(2, 1, 0) ? STARTUP_DELAY : Duration.ZERO,
        given.has(2, 2, 0));
  }

  private static InstanceSpec instance(Pair pair, Node node, Circumstances given) {
    return new InstanceSpec(
        pair.name(),
        initialState(pair, node),
        pair.preemptMode() == PreemptMode.NOPREEMPT,
        node.networkInterface(),
        pair.virtualRouterId(),
        node.priority(),
        pair.advertInterval(),
        pair.unicast() ? unicast(pair, node, given) : null,
        pair.vrrpVersion() == 2 ? given.vrrpPassword() : null,
        List.of(new VipSpec(pair.vip(), node.networkInterface())),
        scripts(pair, given.paths()).stream().map(CheckScriptSpec::name).toList(),
        trackFiles(pair, given).stream().map(TrackFileSpec::name).toList(),
        notify(given.paths()));
  }

  private static InitialState initialState(Pair pair, Node node) {
    boolean higher = node.priority().value() > pair.peerOf(node).priority().value();
    return pair.preemptMode() == PreemptMode.PREEMPT && higher
        ? InitialState.MASTER
        : InitialState.BACKUP;
  }

  private static UnicastSpec unicast(Pair pair, Node node, Circumstances given) {
    InetAddress own = given.addresses().get(node.name());
    InetAddress peer = given.addresses().get(pair.peerOf(node).name());
    if (own == null || peer == null) {
      throw new IllegalArgumentException(
          "Unicast needs the addresses of both nodes of %s, and one is not known; keepalived takes"
                  .formatted(pair.name())
              + " no host names. Give the nodes' hosts as addresses, or let the pair use multicast.");
    }
    return new UnicastSpec(own, List.of(peer), given.has(2, 2, 5));
  }

  private static NotifySpec notify(NodePaths paths) {
    Map<Change, List<String>> commands = new EnumMap<>(Change.class);
    for (Change change : Change.values()) {
      commands.put(change, List.of(paths.notifyScript(), paths.settingsFile(), change.name()));
    }
    return new NotifySpec(commands);
  }
}
