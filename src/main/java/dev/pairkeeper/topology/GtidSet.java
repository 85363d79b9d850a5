package dev.pairkeeper.topology;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A set of global transaction ids: per origin, the sequence numbers that are in it.
 *
 * <p>On MySQL an origin is a server's UUID, with its tag where it has one ({@code uuid:tag}, MySQL
 * 8.3 and later). On MariaDB it is a domain and a server ({@code 0-1}); a MariaDB position says
 * only the last number of each, and the numbers of one domain are shared by its servers, so all
 * numbers up to the last count as present and {@link #count()} is an upper bound.
 */
public final class GtidSet {

  /** No transaction at all. */
  public static final GtidSet EMPTY = new GtidSet(new TreeMap<>(), false);

  private final SortedMap<String, IntervalSet> byOrigin;
  private final boolean positions;

  private GtidSet(SortedMap<String, IntervalSet> byOrigin, boolean positions) {
    this.byOrigin = Collections.unmodifiableSortedMap(byOrigin);
    this.positions = positions;
  }

  /**
   * Reads a MySQL set such as {@code 3e11fa47-…:1-5:11, …:tag:1-3}; empty text is the empty set.
   *
   * @throws IllegalArgumentException when the text is not a set
   */
  public static GtidSet mysql(String text) {
    return new GtidSet(GtidText.mysql(text), false);
  }

  /**
   * Reads a MariaDB position or binlog state such as {@code 0-1-120,0-2-118}.
   *
   * @throws IllegalArgumentException when the text is not a list of positions
   */
  public static GtidSet mariadb(String text) {
    return new GtidSet(GtidText.mariadb(text), true);
  }

  /** What is in this set and not in the other. */
  public GtidSet minus(GtidSet other) {
    SortedMap<String, IntervalSet> rest = new TreeMap<>();
    byOrigin.forEach((origin, own) -> {
      IntervalSet left = own.minus(other.of(origin));
      if (!left.isEmpty()) {
        rest.put(origin, left);
      }
    });
    return new GtidSet(rest, positions);
  }

  /**
   * What a server that has reached the other set still lacks of this one. On MySQL that is what is
   * not in it. A MariaDB position names only the last server of a domain, whose numbers all its
   * servers share, so that only what is above the domain's highest number is lacking (MariaDB
   * knowledge base, 'Global Transaction ID', on {@code gtid_slave_pos}).
   */
  public GtidSet beyond(GtidSet reached) {
    if (!positions) {
      return minus(reached);
    }
    SortedMap<String, IntervalSet> passed = new TreeMap<>();
    byOrigin.keySet().forEach(origin -> passed.put(origin, reached.ofDomain(domain(origin))));
    return minus(new GtidSet(passed, true));
  }

  private IntervalSet ofDomain(String domain) {
    return byOrigin.entrySet().stream()
        .filter(entry -> domain(entry.getKey()).equals(domain))
        .map(entry -> entry.getValue().upToLast())
        .reduce(IntervalSet.EMPTY, IntervalSet::union);
  }

  private static String domain(String position) {
    return position.substring(0, position.indexOf('-'));
  }

  /** What is in this set and in the other. */
  public GtidSet intersect(GtidSet other) {
    return minus(minus(other));
  }

  /** What is in either. */
  public GtidSet union(GtidSet other) {
    SortedMap<String, IntervalSet> all = new TreeMap<>(byOrigin);
    other.byOrigin.forEach((origin, theirs) -> all.merge(origin, theirs, IntervalSet::union));
    return new GtidSet(all, positions || other.positions);
  }

  /** Whether every transaction of the other set is in this one. */
  public boolean containsAll(GtidSet other) {
    return other.minus(this).isEmpty();
  }

  /** Only the transactions that the server of that UUID (or MariaDB domain-server) made. */
  public GtidSet from(String origin) {
    SortedMap<String, IntervalSet> some = new TreeMap<>(byOrigin);
    some.keySet().removeIf(key -> !key.equals(origin) && !key.startsWith(origin + ":"));
    return new GtidSet(some, positions);
  }

  /** The origins in this set, sorted. */
  public List<String> origins() {
    return List.copyOf(byOrigin.keySet());
  }

  /** Whether there is no transaction in it. */
  public boolean isEmpty() {
    return byOrigin.isEmpty();
  }

  /** How many transactions are in it; on MariaDB an upper bound: the numbers of its domains. */
  public long count() {
    if (!positions) {
      return byOrigin.values().stream().mapToLong(IntervalSet::count).sum();
    }
    Map<String, IntervalSet> byDomain = new HashMap<>();
    byOrigin.forEach((origin, own) -> byDomain.merge(domain(origin), own, IntervalSet::union));
    return byDomain.values().stream().mapToLong(IntervalSet::count).sum();
  }

  private IntervalSet of(String origin) {
    return byOrigin.getOrDefault(origin, IntervalSet.EMPTY);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GtidSet set && byOrigin.equals(set.byOrigin);
  }

  @Override
  public int hashCode() {
    return byOrigin.hashCode();
  }

  /** In the server's own notation; parsing it gives an equal set. */
  @Override
  public String toString() {
    return byOrigin.entrySet().stream().map(this::format).collect(Collectors.joining(","));
  }

  private String format(Map.Entry<String, IntervalSet> entry) {
    return positions
        ? entry.getKey() + "-" + entry.getValue().last()
        : entry.getKey() + ":" + entry.getValue();
  }
}
