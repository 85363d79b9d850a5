package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.GtidSet;
import java.util.List;

/** Describes transactions on a standby that should not be there. */
final class ErrantTransactions {

  private ErrantTransactions() {}

  static boolean exist(NodeView standby) {
    return ownerLacksSome(standby) || !Transactions.strayWrites(standby).isEmpty();
  }

  static boolean ownerLacksSome(NodeView standby) {
    return !Transactions.missingOnOwner(standby).isEmpty();
  }

  static String sentence(NodeView standby) {
    GtidSet missing = Transactions.missingOnOwner(standby);
    if (missing.isEmpty()) {
      GtidSet stray = Transactions.strayWrites(standby);
      return "%s took %s by itself while only %s may write."
          .formatted(standby.name(), Words.transactions(stray), standby.peer().name());
    }
    return "%s has %s that the VIP's owner %s lacks, made on %s: the data of the two differ."
        .formatted(
            standby.name(),
            Words.transactions(missing),
            standby.peer().name(),
            String.join(" and ", makers(standby, missing)));
  }

  private static List<String> makers(NodeView standby, GtidSet set) {
    return set.origins().stream()
        .map(set::from)
        .map(some -> maker(standby, some))
        .distinct()
        .toList();
  }

  private static String maker(NodeView standby, GtidSet ofOneOrigin) {
    if (!Transactions.ownOf(standby, ofOneOrigin).isEmpty()) {
      return standby.name();
    }
    return Transactions.ownOf(standby.peer(), ofOneOrigin).isEmpty()
        ? String.join(", ", ofOneOrigin.origins())
        : standby.peer().name();
  }
}
