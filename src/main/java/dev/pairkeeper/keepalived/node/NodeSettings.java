package dev.pairkeeper.keepalived.node;

import dev.pairkeeper.keepalived.render.NodePaths;
import dev.pairkeeper.quoting.ShellText;
import dev.pairkeeper.quoting.SqlText;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the node scripts are told of their pair and node; a file of shell assignments without any
 * secret, root's, mode 0644.
 *
 * @param peer the other node's address, to ask its server before this one is opened; null to open
 *     without asking, which lets both be writable when VRRP fails between them
 * @param witnesses addresses besides the default gateway that answer pings as long as the node is
 *     not cut off
 * @param client full path of the server's command line client
 * @param sparedUsers accounts whose sessions are not ended when the server is closed, besides the
 *     scripts' own: the panel's
 * @param limits how long things may take
 */
public record NodeSettings(
    Pair pair,
    Node node,
    NodePaths paths,
    NodeDialect dialect,
    @Nullable InetAddress peer,
    List<InetAddress> witnesses,
    String client,
    List<String> sparedUsers,
    Limits limits) {

  /**
   * How long things may take.
   *
   * @param check until a server that is silent counts as failed, twice in a row
   * @param drain after which the log says that the relay log is still being applied; the server is
   *     not opened before it is, however long that takes
   */
  public record Limits(Duration check, Duration drain) {

    /** Long enough for a busy server to let somebody in. */
    public static final Limits USUAL = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(10));

    public Limits {
      if (check.toMillis() < 100 || check.toMillis() > 4000) {
        throw new IllegalArgumentException(
            "The check's limit must be between 0.1 s and 4 s, as keepalived ends it after 10 s.");
      }
    }
  }

  private static final String NEVER_OWNER = "may_own=no";
  private static final Duration SLACK = Duration.ofMillis(300);
  private static final Duration SHORTEST_SILENCE = Duration.ofMillis(150);
  private static final Duration OWNER_CLOSES_WITHIN = Duration.ofMillis(850);
  private static final Duration FIRST_SILENCE = Duration.ofMillis(100);

  public NodeSettings {
    witnesses = List.copyOf(witnesses);
    sparedUsers = List.copyOf(sparedUsers);
  }

  /** Whether such a file's text tells the scripts that the node must never have the VIP. */
  public static boolean saysNeverOwner(String text) {
    return text.lines().anyMatch(NEVER_OWNER::equals);
  }

  /** The file's text. */
  public String render() {
    List<String> lines = new ArrayList<>();
    lines.add("# Made by Pairkeeper; read by the shell of pairkeeper-check and pairkeeper-notify.");
    lines.add(text("pair", pair.name()));
    lines.add(text("vip", pair.vip().address().getHostAddress()));
    lines.add(text("vip_prefix", Integer.toString(pair.vip().prefixLength())));
    lines.add(text("interface", node.networkInterface()));
    lines.add(text("peer", peer == null ? "" : peer.getHostAddress()));
    lines.add(text("witnesses", addresses(witnesses)));
    lines.add(text("virtual_router_id", Integer.toString(pair.virtualRouterId())));
    lines.add(text("advert_limit", seconds(pair.advertInterval().multipliedBy(2).plus(SLACK))));
    lines.add(text("silence_limit", seconds(silenceLimit())));
    lines.add(text("server_port", Integer.toString(node.mysql().port())));
    lines.add(text("peer_port", Integer.toString(pair.peerOf(node).mysql().port())));
    lines.add(text("dialect", dialect.word()));
    lines.add(text("client", client));
    lines.add(text("option_file", paths.optionFile()));
    lines.add(text("state_folder", paths.stateFolder()));
    lines.add(text("track_file", paths.trackFile()));
    lines.add(text("server_file", paths.serverFile()));
    lines.add(text("notify_script", paths.notifyScript()));
    lines.add(text("write_policy", pair.writePolicy().name()));
    lines.add(node.mayOwn() ? text("may_own", "yes") : NEVER_OWNER);
    lines.add(text("max_lag_seconds", Long.toString(pair.maxLag().toSeconds())));
    lines.add(text("check_limit", seconds(limits.check())));
    lines.add(text("drain_limit", Long.toString(limits.drain().toSeconds())));
    lines.add(text("spared_accounts", spared()));
    return String.join("\n", lines) + "\n";
  }

  private static String text(String name, String value) {
    return name + "=" + ShellText.word(value);
  }

  /**
   * How long a peer that is silent is pinged before it counts as gone. It may be cut off and closes
   * its server soon then; this node has the VIP two adverts after the cut, or later.
   */
  private Duration silenceLimit() {
    Duration needed =
        OWNER_CLOSES_WITHIN
            .plus(SLACK)
            .minus(pair.advertInterval().multipliedBy(2))
            .minus(FIRST_SILENCE);
    return needed.compareTo(SHORTEST_SILENCE) < 0 ? SHORTEST_SILENCE : needed;
  }

  private static String addresses(List<InetAddress> addresses) {
    return addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(" "));
  }

  /** The inside of an SQL list. */
  private String spared() {
    List<String> users = new ArrayList<>(List.of(NodeAccount.USER));
    users.addAll(sparedUsers);
    return users.stream().map(SqlText::literal).collect(Collectors.joining(", "));
  }

  private static String seconds(Duration limit) {
    return String.format(Locale.ROOT, "%d.%03d", limit.toSeconds(), limit.toMillisPart());
  }
}
