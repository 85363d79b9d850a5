package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.MysqlSnapshot;

/**
 * Whether two servers can give out the same AUTO_INCREMENT value. Each gives out offset + n ×
 * increment, and an offset above the increment is ignored (MySQL manual, 'Replication and
 * AUTO_INCREMENT', {@code auto_increment_offset}). Two such series share a number exactly when the
 * greatest common divisor of the increments divides the difference of the offsets.
 */
final class AutoIncrements {

  private AutoIncrements() {}

  /** Only where both nodes take writes, by policy or in fact. */
  static boolean collide(PairView pair) {
    boolean bothMayWrite = !pair.singleWriter() || pair.bothWritable();
    return bothMayWrite
        && pair.bothServersSeen()
        && share(pair.first().server(), pair.second().server());
  }

  private static boolean share(MysqlSnapshot first, MysqlSnapshot second) {
    long divisor =
        greatestCommonDivisor(first.autoIncrementIncrement(), second.autoIncrementIncrement());
    return divisor == 0 || (offset(first) - offset(second)) % divisor == 0;
  }

  private static long offset(MysqlSnapshot server) {
    return server.autoIncrementOffset() > server.autoIncrementIncrement()
        ? 0
        : server.autoIncrementOffset();
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? Math.abs(a) : greatestCommonDivisor(b, a % b);
  }

  static String sentence(PairView pair) {
    return ("%s and %s may both write and can give out the same AUTO_INCREMENT values: duplicate"
            + " keys would stop replication.")
        .formatted(steps(pair.first()), steps(pair.second()));
  }

  private static String steps(NodeView node) {
    MysqlSnapshot server = node.server();
    return "%s (offset %d, increment %d)"
        .formatted(node.name(), server.autoIncrementOffset(), server.autoIncrementIncrement());
  }
}
