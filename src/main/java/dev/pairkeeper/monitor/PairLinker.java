package dev.pairkeeper.monitor;

import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PairAccess;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the links of a pair; nothing is connected before the first look. */
final class PairLinker {

  private final NodeLink.Linking with;
  private final PairRegistry registry;
  private final ConfigurationKeeper configurations;

  PairLinker(NodeLink.Linking with, PairRegistry registry, ConfigurationKeeper configurations) {
    this.with = with;
    this.registry = registry;
    this.configurations = configurations;
  }

  /**
   * The links for the given access. Of those before, what serves still is kept and the rest is
   * closed, so between two looks only.
   *
   * @param onVip run when a host tells that the VIP came or went
   */
  PairLinks link(PairAccess access, @Nullable PairLinks before, Runnable onVip) {
    PairLinks links =
        new PairLinks(
            access,
            link(access.pair(), access.first(), before, onVip),
            link(access.pair(), access.second(), before, onVip),
            new VipLogin(
                access,
                with.sessions(),
                with.settings(),
                with.clock(),
                with.gates(),
                with.threads()));
    if (before != null) {
      before.nodes().stream()
          .filter(link -> !links.nodes().contains(link))
          .forEach(NodeLink::close);
    }
    return links;
  }

  private NodeLink link(Pair pair, NodeAccess node, @Nullable PairLinks before, Runnable onVip) {
    HostKeyPin pin = (seen, key) -> registry.pinHostKey(pair.name(), seen, key);
    FilesReader files = configurations.reader(pair, node.node());
    return Optional.ofNullable(before)
        .flatMap(links -> links.serving(node, pair))
        .orElseGet(() -> new NodeLink(node, pair.vip(), with, files, pin, onVip));
  }
}
