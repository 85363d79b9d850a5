package dev.pairkeeper.web.page.pair;

import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.VipAnswer;
import dev.pairkeeper.web.page.Direction;
import dev.pairkeeper.web.page.Ownership;
import dev.pairkeeper.web.page.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a pair: the VIP above, the two nodes below it in the order of their registration,
 * and replication between them. The nodes never change places; what moves is the line to the VIP.
 *
 * @param answeredBy the node that answered a log-in through the VIP, or the host name of a stranger
 *     that did; null when nobody did
 */
record PictureView(
    String vip,
    Text owner,
    @Nullable String answeredBy,
    NodePicture first,
    NodePicture second,
    Direction forth,
    Direction back) {

  static PictureView of(PairSnapshot seen) {
    List<Direction> directions = Direction.both(seen);
    return new PictureView(
        seen.pair().vip().toString(),
        Ownership.text(seen.vipPlacement()),
        seen.throughVip().answer().map(answer -> nameOf(answer, seen)).orElse(null),
        NodePicture.of(seen.first()),
        NodePicture.of(seen.second()),
        directions.getFirst(),
        directions.getLast());
  }

  static PictureView unseen(Pair pair) {
    String first = pair.first().name();
    String second = pair.second().name();
    return new PictureView(
        pair.vip().toString(),
        Text.of("owner.unknown"),
        null,
        NodePicture.unseen(pair.first()),
        NodePicture.unseen(pair.second()),
        Direction.unknown(first, second),
        Direction.unknown(second, first));
  }

  public List<NodePicture> nodes() {
    return List.of(first, second);
  }

  private static String nameOf(VipAnswer answer, PairSnapshot seen) {
    return seen.nodes().stream()
        .filter(node -> isFrom(node, answer))
        .map(NodeSnapshot::name)
        .findFirst()
        .orElse(answer.hostname());
  }

  private static boolean isFrom(NodeSnapshot node, VipAnswer answer) {
    return node.mysql()
        .answer()
        .filter(seen -> sameServer(answer, seen.serverUuid(), seen.serverId()))
        .isPresent();
  }

  private static boolean sameServer(VipAnswer answer, @Nullable String uuid, long serverId) {
    return (answer.serverUuid() == null || uuid == null)
        ? answer.serverId() == serverId
        : answer.serverUuid().equals(uuid);
  }
}
