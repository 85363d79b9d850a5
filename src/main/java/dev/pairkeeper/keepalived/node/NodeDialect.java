package dev.pairkeeper.keepalived.node;

import dev.pairkeeper.topology.Flavor;
import dev.pairkeeper.topology.ServerVersion;
import java.util.Locale;

/** How the node scripts talk to a server. */
public enum NodeDialect {
  /** No {@code super_read_only}. */
  MYSQL56,
  /** Up to 8.0.21, which knows only the old words of replication. */
  MYSQL57,
  MYSQL8,
  /** 10.0 and newer. */
  MARIADB;

  /** The one that a server of that version understands. */
  public static NodeDialect of(ServerVersion version) {
    if (version.flavor() == Flavor.MARIADB) {
      return MARIADB;
    }
    if (version.isAtLeast(8, 0, 22)) {
      return MYSQL8;
    }
    return version.isAtLeast(5, 7, 8) ? MYSQL57 : MYSQL56;
  }

  /** As the settings file names it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
