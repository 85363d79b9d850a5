package dev.pairkeeper.plan;

import dev.pairkeeper.quoting.OptionFileText;
import dev.pairkeeper.quoting.SqlText;
import dev.pairkeeper.topology.Flavor;
import dev.pairkeeper.topology.ServerVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a node's server is to be told in an option file of the pair's own. What is right already is
 * written all the same, so that nothing else has to stay as it is.
 */
final class ServerOptions {

  /** Variables that a plan may depend on; a server lacks some of them. */
  static final List<String> ASKED =
      List.of(
          "server_id",
          "log_bin",
          "log_bin_basename",
          "log_replica_updates",
          "log_slave_updates",
          "gtid_mode",
          "enforce_gtid_consistency",
          "gtid_strict_mode",
          "gtid_domain_id",
          "binlog_format",
          "auto_increment_increment",
          "auto_increment_offset",
          "relay_log",
          "relay_log_recovery",
          "master_info_repository",
          "relay_log_info_repository",
          "replica_net_timeout",
          "slave_net_timeout",
          "report_host",
          "read_only",
          "super_read_only",
          "sync_binlog",
          "innodb_flush_log_at_trx_commit",
          "datadir",
          "socket",
          "replica_skip_errors",
          "slave_skip_errors");

  /** Only read when a server starts. GTIDs could be switched step by step, but not by 5.6. */
  private static final Set<String> AT_START =
      Set.of(
          "log_bin",
          "log_replica_updates",
          "log_slave_updates",
          "gtid_mode",
          "enforce_gtid_consistency",
          "relay_log",
          "relay_log_recovery",
          "report_host",
          "master_info_repository",
          "relay_log_info_repository");

  /** Set when the part of the node is clear: by the steps that open and close it. */
  private static final Set<String> OF_WRITES = Set.of("read_only", "super_read_only");

  private static final String NET_TIMEOUT_SECONDS = "10";

  private final ServerVersion version;
  private final Map<String, String> now;
  private final SequencedMap<String, String> wanted = new LinkedHashMap<>();

  private ServerOptions(ServerVersion version, Map<String, String> now) {
    this.version = version;
    this.now = now;
  }

  static ServerOptions of(SetUpNode node, SetUpParts parts) {
    ServerOptions options = new ServerOptions(node.version(), node.asked().variables());
    options.identity(node, parts);
    options.logs();
    if (!parts.adopts()) {
      options.relayLogs();
    }
    options.gtids(node, parts);
    options.wanted.put("auto_increment_increment", "2");
    options.wanted.put("auto_increment_offset", isFirst(node, parts) ? "1" : "2");
    if (parts.oneWriter()) {
      options.wanted.put(
          options.now.containsKey("super_read_only") ? "super_read_only" : "read_only", "ON");
    }
    return options;
  }

  private void identity(SetUpNode node, SetUpParts parts) {
    wanted.put("server_id", Long.toString(ServerIds.of(node, parts)));
    wanted.put("report_host", node.node().host());
  }

  private void logs() {
    wanted.put("log_bin", isOn("log_bin") ? logName() : "binlog");
    if (version.flavor() == Flavor.MARIADB
        || !version.isAtLeast(8, 0, 34)
        || !"ROW".equals(now.get("binlog_format"))) {
      wanted.put("binlog_format", "ROW");
    }
    wanted.put(replicaWord("log_replica_updates", "log_slave_updates"), "ON");
    wanted.put("relay_log_recovery", "ON");
    wanted.put(replicaWord("replica_net_timeout", "slave_net_timeout"), NET_TIMEOUT_SECONDS);
    if (version.flavor() == Flavor.MYSQL && !version.isAtLeast(8, 0, 2)) {
      wanted.put("master_info_repository", "TABLE");
      wanted.put("relay_log_info_repository", "TABLE");
    }
  }

  /** Where something stands in relay logs they keep their names: it is found by them. */
  private void relayLogs() {
    String relayLog = now.getOrDefault("relay_log", "");
    boolean afterHost = relayLog.isEmpty() || relayLog.endsWith("-relay-bin");
    wanted.put("relay_log", afterHost ? "relay" : relayLog);
  }

  /**
   * MariaDB: a domain for each node. A server that was frozen still commits what it had under way
   * when it goes on, with a number that the new owner has given to something else; in one domain
   * that ends replication both ways by error 1950 (measured with 10.11).
   */
  private void gtids(SetUpNode node, SetUpParts parts) {
    if (node.version().flavor() == Flavor.MYSQL) {
      wanted.put("gtid_mode", "ON");
      wanted.put("enforce_gtid_consistency", "ON");
    } else {
      wanted.put("gtid_strict_mode", "ON");
      String own = domain(node);
      boolean apart = !own.equals(domain(parts.peerOf(node)));
      wanted.put("gtid_domain_id", apart ? own : Long.toString(ServerIds.of(node, parts)));
    }
  }

  private static String domain(SetUpNode node) {
    return node.asked().variables().getOrDefault("gtid_domain_id", "0");
  }

  private static boolean isFirst(SetUpNode node, SetUpParts parts) {
    return node.name().equals(parts.pair().first().name());
  }

  /** As it is, shorter where it stands in the data directory. */
  private String logName() {
    String folder = now.getOrDefault("datadir", "/").replaceFirst("/*$", "/");
    String path = now.getOrDefault("log_bin_basename", "binlog");
    return path.startsWith(folder) ? path.substring(folder.length()) : path;
  }

  /** The new word where the server has it. */
  private String replicaWord(String newWord, String oldWord) {
    return now.containsKey(newWord) ? newWord : oldWord;
  }

  private boolean isOn(String name) {
    return Set.of("ON", "1").contains(now.getOrDefault(name, ""));
  }

  /** The option file's text. */
  String text(String pair, String node) {
    return "# Made by Pairkeeper for %s of pair %s.%n[mysqld]%n".formatted(node, pair)
        + wanted.entrySet().stream()
            .map(option -> "%s = %s%n".formatted(option.getKey(), inFile(option.getValue())))
            .collect(Collectors.joining());
  }

  private static String inFile(String value) {
    return value.matches("[A-Za-z0-9_.:-]+") ? value : OptionFileText.value(value);
  }

  /** What the server has to be started again for. */
  List<String> needingRestart() {
    return differing().stream().filter(AT_START::contains).toList();
  }

  /** The statements that set the rest while it runs. */
  List<String> statements() {
    return differing().stream()
        .filter(name -> !AT_START.contains(name))
        .map(name -> setting(name, wanted))
        .toList();
  }

  /** The statements that set them back. */
  List<String> statementsBack() {
    return differing().stream()
        .filter(name -> !AT_START.contains(name) && now.containsKey(name))
        .map(name -> setting(name, now))
        .toList();
  }

  /** Names of those that the server runs with otherwise. */
  private List<String> differing() {
    List<String> names = new ArrayList<>();
    wanted.forEach((name, value) -> {
      boolean same =
          "log_bin".equals(name) ? isOn(name) : value.equalsIgnoreCase(now.getOrDefault(name, ""));
      if (!same && !OF_WRITES.contains(name)) {
        names.add(name);
      }
    });
    return names;
  }

  private static String setting(String name, Map<String, String> values) {
    String value = values.getOrDefault(name, "");
    return "SET GLOBAL %s = %s"
        .formatted(name, value.matches("[0-9]+|ON|OFF") ? value : SqlText.literal(value));
  }

  /** That the server runs with them; of one that is not restarted, with those that it can. */
  Condition inForce(String node, boolean restarted) {
    List<String> later = restarted ? List.of() : needingRestart();
    List<String> names =
        wanted.keySet().stream()
            .filter(name -> !OF_WRITES.contains(name) && !"relay_log".equals(name))
            .filter(name -> !later.contains(name))
            .toList();
    String query =
        names.stream()
            .map(this::selected)
            .collect(Collectors.joining(", ", "SELECT CONCAT_WS(' ', ", ")"));
    String answer = names.stream().map(this::asSelected).collect(Collectors.joining(" "));
    return new Condition.QueryAnswers(node, query, answer);
  }

  /** As text, a switch is 1 to MySQL and ON to MariaDB; as a number it is 1 to both. */
  private String selected(String name) {
    return "@@global." + name + (isSwitch(name) ? " + 0" : "");
  }

  private String asSelected(String name) {
    return isSwitch(name) ? "1" : wanted.getOrDefault(name, "");
  }

  /** Not those that have more values than two, as enforce_gtid_consistency has since 5.7.6. */
  private boolean isSwitch(String name) {
    boolean word =
        "gtid_mode".equals(name)
            || ("enforce_gtid_consistency".equals(name) && version.isAtLeast(5, 7, 6));
    return "log_bin".equals(name) || ("ON".equals(wanted.get(name)) && !word);
  }

  /** Of persisted variables those that would overrule the file with something else. */
  List<String> overruledBy(Map<String, String> persisted) {
    return wanted.entrySet().stream()
        .filter(option -> persisted.containsKey(option.getKey()))
        .filter(option -> !option.getValue().equalsIgnoreCase(persisted.get(option.getKey())))
        .map(Map.Entry::getKey)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .toList();
  }
}
