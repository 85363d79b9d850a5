package dev.pairkeeper.plan;

import dev.pairkeeper.keepalived.render.NodePaths;
import dev.pairkeeper.quoting.ShellText;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import java.time.Duration;

/**
 * The files by which a hand-over tells the scripts on the hosts how long they are to let it go on.
 * When that time is over without a word they bring the node back to where its server follows the
 * VIP: the dead-man's switch of a panel that dies or is cut off.
 */
final class HandOverMarks {

  /** The server of the VIP's owner was closed by the panel; afterwards it is opened again. */
  private static final String CLOSED = "closed-until";

  /** The server of the standby was opened before the VIP came; afterwards it is closed again. */
  private static final String OPEN = "open-until";

  /** keepalived was told to give the VIP up; afterwards it is let back. */
  private static final String HANDED_OVER = "handover-until";

  /** What the script waits for before it opens the server is not waited for; it removes it. */
  private static final String FORCED = "force";

  private final Pair pair;
  private final Node node;
  private final NodePaths paths;

  HandOverMarks(Pair pair, Node node) {
    this.pair = pair;
    this.node = node;
    this.paths = NodePaths.of(pair);
  }

  Deed.Command closedFor(Duration time) {
    return command(mark(CLOSED, time));
  }

  /** Clients are let in, too, which the check of a node without the VIP has refused. */
  Deed.Command openFor(Duration time) {
    return command(
        "%s && { timeout 1 nft 'delete element inet pairkeeper-%s closed { %s }' 2>/dev/null || :; }"
            .formatted(mark(OPEN, time), pair.name(), pair.vip().address().getHostAddress()));
  }

  /** keepalived is in FAULT at once and gives the VIP up (field guide, track files). */
  Deed.Command handOverFor(Duration time) {
    return command(
        "%s && echo -254 > %s"
            .formatted(mark(HANDED_OVER, time), ShellText.word(paths.trackFile())));
  }

  /** keepalived is let back, and nothing is waited for any more. */
  Deed.Command release() {
    return command(
        "echo 0 > %s && rm -f %s %s %s"
            .formatted(
                ShellText.word(paths.trackFile()), path(HANDED_OVER), path(CLOSED), path(OPEN)));
  }

  /** The node may take the VIP and open its server without what is missing. */
  Deed.Command force() {
    return command(
        "mkdir -p %s && : > %s".formatted(ShellText.word(paths.stateFolder()), path(FORCED)));
  }

  Deed.Command forceNoMore() {
    return command("rm -f " + path(FORCED));
  }

  Deed.Command letBack() {
    return command("echo 0 > " + ShellText.word(paths.trackFile()));
  }

  /** The server follows the VIP, now: whoever has it is opened when its peer is closed. */
  Deed.Command settle() {
    return command(
        "echo 0 > %s && rm -f %s && %s %s SETTLE"
            .formatted(
                path(CLOSED),
                path(OPEN),
                ShellText.word(paths.notifyScript()),
                ShellText.word(paths.settingsFile())));
  }

  /** Waits until keepalived has told the script that the VIP is this node's. */
  Deed.Command isMaster(Duration atMost) {
    return command(
        "n=0; until grep -q ^MASTER %s; do n=$((n + 1)); [ $n -lt %d ] || exit 1; sleep 0.01; done"
            .formatted(path("state"), atMost.toMillis() / 10));
  }

  private String mark(String name, Duration time) {
    return "echo $(($(date +%%s) + %d)) > %s".formatted(time.toSeconds(), path(name));
  }

  private String path(String name) {
    return ShellText.word(paths.stateFolder() + "/" + name);
  }

  private Deed.Command command(String command) {
    return new Deed.Command(node.name(), Privilege.command(node, command));
  }
}
