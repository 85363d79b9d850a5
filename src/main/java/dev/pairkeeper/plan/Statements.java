package dev.pairkeeper.plan;

import dev.pairkeeper.topology.Flavor;
import dev.pairkeeper.topology.ServerVersion;
import java.util.List;

/**
 * The statements by which one family of servers is changed (field guide on dialects: MySQL 5.6 and
 * 5.7, 8.0, 8.4 and later, MariaDB).
 */
final class Statements {

  private final ServerVersion version;

  private Statements(ServerVersion version) {
    this.version = version;
  }

  static Statements of(ServerVersion version) {
    return new Statements(version);
  }

  /** Closes the server for writes, to privileged accounts, too, where it can. */
  List<String> close() {
    return List.of(
        hasSuperReadOnly() ? "SET GLOBAL super_read_only = ON" : "SET GLOBAL read_only = ON");
  }

  /** Opens it; {@code read_only} off takes {@code super_read_only} with it. */
  List<String> open() {
    return List.of("SET GLOBAL read_only = OFF");
  }

  String startReplication() {
    return speaksOfReplicas() ? "START REPLICA" : "START SLAVE";
  }

  String stopReplication() {
    return speaksOfReplicas() ? "STOP REPLICA" : "STOP SLAVE";
  }

  private boolean hasSuperReadOnly() {
    return version.flavor() == Flavor.MYSQL && version.isAtLeast(5, 7, 8);
  }

  /** The new words came with 8.0.22; the old ones went with 8.4. */
  private boolean speaksOfReplicas() {
    return version.flavor() == Flavor.MYSQL && version.isAtLeast(8, 0, 22);
  }
}
