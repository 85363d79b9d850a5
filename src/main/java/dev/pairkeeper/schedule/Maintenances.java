package dev.pairkeeper.schedule;

import dev.pairkeeper.registry.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts pairs into maintenance and ends it; written into the audit log and the timelines. */
public interface Maintenances {

  /** Of a pair, if it is in force now, as the registry has it. */
  Optional<Maintenance> find(String pair);

  /**
   * All that are in force now, by the names of their pairs, as this panel knows them: what another
   * panel ordered is among them within seconds. Never waits for the registry.
   */
  Map<String, Maintenance> known();

  /** Orders maintenance, or changes the one that is in force. */
  Ordering order(String pair, MaintenanceWish wish, String user);

  /** Ends it before its time. False when none was in force. */
  boolean end(String pair, String user);

  /** What came of ordering. */
  sealed interface Ordering {

    /** It is in force. */
    record Ordered(Maintenance maintenance) implements Ordering {}

    /** Nothing is changed; everything that is wrong. */
    record Rejected(List<Violation> violations) implements Ordering {}

    /** There is no such pair. */
    record UnknownPair() implements Ordering {}
  }
}
