package dev.pairkeeper.web.page.pair;

import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.VrrpInstance;
import dev.pairkeeper.topology.VrrpState;
import dev.pairkeeper.web.page.Fact;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One node in the picture. Who holds the address, what keepalived claims and whether the server
 * takes writes are three facts and stay three.
 *
 * @param label the name, cut to fit
 * @param vrrp null when it could not be told
 * @param priority keepalived's effective one, null when not told
 */
record NodePicture(
    String name,
    String label,
    String address,
    Fact holdsVip,
    @Nullable VrrpState vrrp,
    @Nullable Integer priority,
    Fact writable,
    Fact mysql,
    Fact ssh) {

  private static final int LABEL = 17;
  private static final int ADDRESS = 23;

  static NodePicture of(NodeSnapshot seen) {
    Optional<VrrpInstance> vrrp = seen.vrrp();
    Node node = seen.node();
    return new NodePicture(
        node.name(),
        cut(node.name(), LABEL),
        cut(node.host() + ":" + node.mysql().port(), ADDRESS),
        Fact.of(seen.holdsVip()),
        vrrp.map(VrrpInstance::state).orElse(null),
        vrrp.map(VrrpInstance::effectivePriority).orElse(null),
        Fact.of(seen.writable()),
        seen.mysql().answered() ? Fact.YES : Fact.NO,
        seen.host().answered() ? Fact.YES : Fact.NO);
  }

  static NodePicture unseen(Node node) {
    return new NodePicture(
        node.name(),
        cut(node.name(), LABEL),
        cut(node.host() + ":" + node.mysql().port(), ADDRESS),
        Fact.UNKNOWN,
        null,
        null,
        Fact.UNKNOWN,
        Fact.UNKNOWN,
        Fact.UNKNOWN);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}
