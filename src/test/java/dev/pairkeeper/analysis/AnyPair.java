package dev.pairkeeper.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The healthy pair with anything in it changed at random, as {@link SnapshotReader} reads it: the
 * strangest combinations that hosts and servers may show.
 */
final class AnyPair {

  private static final List<String> SETS =
      List.of("", "db1:1-1000,db2:1-20", "db1:1-7:9-2000,db2:5", "db2:1-99:tag:1-3");
  private static final List<String> POSITIONS = List.of("", "0-1-120", "0-1-90,0-2-130,1-3-7");
  private static final List<String> KINDS =
      List.of(
          "REFUSED",
          "UNREACHABLE",
          "TIMED_OUT",
          "ACCESS_DENIED",
          "HOST_KEY_CHANGED",
          "TOO_MANY_CONNECTIONS",
          "ERROR");
  private static final List<String> TEXTS = List.of("", "%s {vip} $1 \\ {0}", "a\nb", "日本 '\"`");

  private final Random random;

  AnyPair(Random random) {
    this.random = random;
  }

  Yaml yaml() {
    Map<String, Object> difference = new LinkedHashMap<>();
    difference.put(
        "pair", Map.of("writePolicy", either("SINGLE_WRITER", "MULTI_WRITER"), "maxLagSeconds", 5));
    difference.put("throughVip", mayFail(new LinkedHashMap<>(vipAnswer())));
    difference.put("db1", node());
    difference.put("db2", node());
    return Scenario.HEALTHY.overlaidWith(new Yaml(difference));
  }

  private Map<String, Object> vipAnswer() {
    return Map.of(
        "hostname", either("db1", "db2", ""),
        "serverId", random.nextInt(3),
        "serverUuid", either("db1", "db2", "another"));
  }

  private Map<String, Object> node() {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("mayOwn", random.nextBoolean());
    node.put("mysql", mayFail(server()));
    node.put("ssh", mayFail(host()));
    return node;
  }

  private Map<String, Object> server() {
    boolean mariadb = random.nextInt(3) == 0;
    List<String> gtids = mariadb ? POSITIONS : SETS;
    Map<String, Object> server = new LinkedHashMap<>();
    server.put("version", mariadb ? "10.11.4-MariaDB" : either("9.7.0", "5.6.24-log"));
    server.put("hostname", oneOf(TEXTS));
    server.put("serverId", random.nextInt(3));
    server.put("serverUuid", mariadb ? null : either("db1", "db2"));
    server.put("readOnly", random.nextBoolean());
    server.put("superReadOnly", orNull(random.nextBoolean()));
    server.put("executed", orNull(oneOf(gtids)));
    server.put("purged", orNull(oneOf(gtids)));
    server.put("binlogOn", random.nextBoolean());
    server.put("logReplicaUpdates", orNull(random.nextBoolean()));
    server.put("autoIncrementIncrement", random.nextInt(4));
    server.put("autoIncrementOffset", random.nextInt(4));
    server.put("skippedErrors", either("", "OFF", "all"));
    server.put("binlogFiltered", random.nextBoolean());
    server.put("connections", random.nextInt(200));
    server.put("longestCommitWaitSeconds", orNull(random.nextInt(20)));
    server.put("hidden", random.nextBoolean() ? List.of() : List.of(oneOf(TEXTS)));
    server.put("channel", orNull(channel(gtids)));
    server.put("moreChannels", random.nextBoolean() ? List.of() : List.of(channel(gtids)));
    return server;
  }

  private Map<String, Object> channel(List<String> gtids) {
    Map<String, Object> channel = new LinkedHashMap<>();
    channel.put("sourceHost", either("172.30.0.11", "172.30.0.12", "172.30.0.100", "a{b", "::1"));
    channel.put("sourceServerId", orNull(random.nextInt(3)));
    channel.put("sourceServerUuid", orNull(either("db1", "db2", "another")));
    channel.put("io", either("YES", "NO", "CONNECTING"));
    channel.put("sql", random.nextBoolean());
    channel.put("lagSeconds", orNull(random.nextInt(12) - 2));
    channel.put("autoPosition", random.nextBoolean());
    channel.put("retrieved", orNull(oneOf(gtids)));
    channel.put("readUpTo", random.nextInt(3));
    channel.put("lagFrom", either("COMMIT_TIMESTAMPS", "SECONDS_BEHIND_SOURCE"));
    channel.put("appliedAll", orNull(random.nextBoolean()));
    channel.put("ioErrorNumber", random.nextBoolean() ? 0 : 1236);
    channel.put("ioError", oneOf(TEXTS));
    channel.put("sqlError", oneOf(TEXTS));
    return channel;
  }

  private Map<String, Object> host() {
    Map<String, Object> vrrp = new LinkedHashMap<>();
    vrrp.put("state", either("MASTER", "BACKUP", "FAULT", "STOPPED", "UNKNOWN"));
    vrrp.put("virtualRouterId", orNull(50 + random.nextInt(3)));
    vrrp.put("advertIntervalSeconds", orNull(random.nextInt(3)));
    vrrp.put("addresses", random.nextBoolean() ? List.of() : List.of(oneOf(TEXTS)));
    vrrp.put("advertsReceived", orNull(random.nextInt(9)));
    vrrp.put("mismatches", orNull(random.nextInt(9)));
    Map<String, Object> host = new LinkedHashMap<>();
    host.put("holdsVip", random.nextBoolean());
    host.put("mysqlService", either("RUNNING", "STOPPED", "FAILED", "UNKNOWN"));
    host.put("keepalivedService", either("RUNNING", "STOPPED", "FAILED", "UNKNOWN"));
    host.put("vrrpFresh", random.nextBoolean());
    host.put("vrrp", orNull(vrrp));
    return host;
  }

  private Map<String, Object> mayFail(Map<String, Object> part) {
    if (random.nextInt(3) == 0) {
      part.put("failed", oneOf(KINDS));
      part.put("looks", 1 + random.nextInt(3));
    }
    return part;
  }

  private Object orNull(Object value) {
    return random.nextInt(4) == 0 ? nothing() : value;
  }

  @SuppressWarnings("NullAway")
  private static Object nothing() {
    return null;
  }

  private String either(String... values) {
    return oneOf(List.of(values));
  }

  private String oneOf(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
