package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.GtidSet;
import dev.pairkeeper.topology.ReplicationChannel;
import java.util.List;
import java.util.Locale;

/**
 * Whether a replica asks for what its source no longer has: by the source's own refusal, or by what
 * it says it has purged.
 *
 * <p>The refusal is error 1236 (ER_MASTER_FATAL_ERROR_READING_BINLOG) and, since MySQL 8.0, 13114
 * (ER_SERVER_SOURCE_FATAL_ERROR_READING_BINLOG). Both are also used for a few other quarrels, told
 * apart only by their text.
 */
final class PurgedLogs {

  private static final List<String> OTHER_QUARRELS =
      List.of(
          "same server",
          "more gtids than",
          "diverged",
          "not open",
          "truncated",
          "corrupt",
          "checksum",
          "max_allowed_packet");

  private PurgedLogs() {}

  static boolean needed(NodeView replica) {
    return replica.fromPeer(PurgedLogs::refused)
        || !Transactions.purgedButNeeded(replica).isEmpty();
  }

  private static boolean refused(ReplicationChannel channel) {
    boolean fatal = channel.ioErrorNumber() == 1236 || channel.ioErrorNumber() == 13114;
    String text = channel.ioError().toLowerCase(Locale.ROOT);
    return fatal && OTHER_QUARRELS.stream().noneMatch(text::contains);
  }

  static String sentence(NodeView replica) {
    GtidSet gone = Transactions.purgedButNeeded(replica);
    String what = gone.isEmpty() ? "binary logs" : Words.transactions(gone);
    return "%s needs %s that %s has purged: it cannot catch up by itself%s"
        .formatted(
            replica.name(),
            what,
            replica.peer().name(),
            Words.said(replica.channel().ioErrorNumber(), replica.channel().ioError()));
  }
}
