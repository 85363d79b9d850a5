package dev.pairkeeper.keepalived.node;

import static org.assertj.core.api.Assertions.fail;

import dev.pairkeeper.keepalived.render.KeepalivedConf;
import dev.pairkeeper.keepalived.render.NodePaths;
import dev.pairkeeper.keepalived.render.PairConfigurations;
import dev.pairkeeper.keepalived.render.PairConfigurations.Circumstances;
import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Daemon;
import dev.pairkeeper.quoting.OptionFileText;
import dev.pairkeeper.quoting.ShellText;
import dev.pairkeeper.quoting.SqlText;
import dev.pairkeeper.topology.MysqlEndpoint;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.Priority;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.ServerVersion;
import dev.pairkeeper.topology.SshEndpoint;
import dev.pairkeeper.topology.VirtualAddress;
import dev.pairkeeper.topology.WritePolicy;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A lab's pair that runs by Pairkeeper's own files, with no panel. */
final class PairOfScripts {

  /** A standby that is further behind is not to take over. */
  static final Duration MAX_LAG = Duration.ofSeconds(3);

  private static final Secret PASSWORD = Secret.of("Node\"lab's $2\\ 1#");
  private static final String DOMAIN_FILE = "/etc/mysql/mariadb.conf.d/zz-pair-domain.cnf";
  private static final List<String> HOSTS = List.of("db1", "db2");

  final Lab lab;
  private final Pair pair;
  private final NodePaths paths;
  private final String client;

  PairOfScripts(Lab lab) {
    this.lab = lab;
    this.pair = pair(lab);
    this.paths = NodePaths.of(pair);
    this.client = lab.info().flavor().startsWith("mariadb") ? "/usr/bin/mariadb" : "/usr/bin/mysql";
  }

  void install() {
    ServerVersion version = ServerVersion.parse(answer("db1", "SELECT VERSION()"));
    String password = SqlText.literal(PASSWORD.reveal());
    List<InetAddress> nodes = List.copyOf(addresses().values());
    lab.sql(
        "db1",
        NodeAccount.create(version, nodes).stream()
            .map(statement -> statement.with(password))
            .collect(Collectors.joining(";\n")));
    if (mariadb()) {
      HOSTS.forEach(this::giveDomain);
    }
    lab.stop("db2", Daemon.KEEPALIVED);
    lab.exec("db1", installing("db1", version));
    lab.exec("db2", installing("db2", version));
    await(
        Duration.ofSeconds(20),
        "db1 has the VIP",
        () -> {
          Sight sight = look("db1");
          return sight.hasVip() && sight.writable();
        });
    awaitHealthy();
  }

  /** As set-up does: what a server commits late is then no obstacle to replication. */
  private void giveDomain(String host) {
    String id = answer(host, "SELECT @@global.server_id");
    lab.exec(host, "printf '[mariadb]\\ngtid_domain_id = %s\\n' >%s".formatted(id, DOMAIN_FILE));
    lab.sql(host, "SET GLOBAL gtid_domain_id = " + id);
  }

  /** What a reset of the lab does not know of. */
  void remove() {
    HOSTS.forEach(host -> lab.exec(host, "rm -f " + DOMAIN_FILE));
  }

  Sight look(String host) {
    String told =
        lab.exec(
            host,
            "ip -o addr show to %s | grep -c . ; timeout 2 %s -BNe 'SELECT @@global.read_only' 2>/dev/null || echo -"
                .formatted(pair.vip().host(), client));
    List<String> lines = told.strip().lines().toList();
    return new Sight(!lines.getFirst().equals("0"), lines.getLast());
  }

  String owner() {
    return HOSTS.stream().filter(host -> look(host).hasVip()).findFirst().orElse("nobody");
  }

  boolean holdsVip(String host) {
    return !lab.exec(host, "ip -o addr show to " + pair.vip().host()).isBlank();
  }

  String sql(String host, String statement) {
    return lab.sql(host, statement);
  }

  /** The value alone, without the table that a client draws around it. */
  private String answer(String host, String question) {
    return lab.exec(host, "%s -BNe %s".formatted(client, ShellText.word(question))).strip();
  }

  long writes(String host) {
    return Long.parseLong(answer(host, "SELECT COUNT(*) FROM app.ledger"));
  }

  /** What the scripts wrote into the host's log since it booted. */
  String log(String host) {
    return lab.exec(host, "journalctl -b -t pairkeeper-%s --no-pager".formatted(pair.name()));
  }

  /** How often the node became MASTER. */
  long timesMaster(String host) {
    return log(host).lines().filter(line -> line.endsWith("keepalived: MASTER")).count();
  }

  /** Takes all connections of the server for a while; gives what the scripts' account hears. */
  String fill(String host, Duration time) {
    return lab.exec(
        host,
        """
        for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14; do
          %1$s -e 'SELECT SLEEP(%2$d)' >/dev/null 2>&1 &
        done
        sleep 1
        %1$s -e 'SET GLOBAL max_connections = 10'
        %1$s --defaults-extra-file=%3$s -e 'SELECT 1' 2>&1
        (until %1$s -e 'SET GLOBAL max_connections = 151'; do sleep 0.2; done) >/dev/null 2>&1 &
        true
        """
            .formatted(client, time.toSeconds(), paths.optionFile()));
  }

  /** Lets no transaction be applied for a while, as a backup that locks tables does. */
  void holdApplier(String host, Duration time) {
    lab.exec(
        host,
        "setsid %s -e 'LOCK TABLES app.ledger READ; SELECT SLEEP(%d)'"
                .formatted(client, time.toSeconds())
            + " </dev/null >/dev/null 2>&1 &");
  }

  void stopSqlThread(String host) {
    lab.sql(host, mariadb() ? "STOP SLAVE SQL_THREAD" : "STOP REPLICA SQL_THREAD");
  }

  void startReplication(String host) {
    lab.sql(host, mariadb() ? "START SLAVE" : "START REPLICA");
  }

  private boolean mariadb() {
    return client.endsWith("mariadb");
  }

  static String peerOf(String host) {
    return host.equals("db1") ? "db2" : "db1";
  }

  /** Exactly one owner, which alone is writable, and both replicate. */
  void awaitHealthy() {
    await(
        Duration.ofSeconds(30),
        "the pair is healthy",
        () -> {
          Sight one = look("db1");
          Sight other = look("db2");
          return one.hasVip() != other.hasVip()
              && one.hasVip() == one.writable()
              && other.hasVip() == other.writable()
              && HOSTS.stream().allMatch(this::mayTakeOver);
        });
  }

  private boolean mayTakeOver(String host) {
    return lab.exec(host, "%s %s; echo $?".formatted(paths.checkScript(), paths.settingsFile()))
            .strip()
            .equals("0")
        && replicates(host);
  }

  private boolean replicates(String host) {
    String status = mariadb() ? "SHOW ALL SLAVES STATUS" : "SHOW REPLICA STATUS";
    return lab.exec(host, "%s -Ee '%s'".formatted(client, status))
            .lines()
            .filter(line -> line.matches(" *[A-Za-z]+_(IO|SQL)_Running: Yes"))
            .count()
        == 2;
  }

  static void await(Duration limit, String what, BooleanSupplier condition) {
    Instant end = Instant.now().plus(limit);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        fail("waited %s in vain until %s", limit, what);
      }
      pause(200);
    }
  }

  static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String installing(String host, ServerVersion version) {
    Node node = pair.node(host).orElseThrow();
    NodeSettings settings =
        new NodeSettings(
            pair,
            node,
            paths,
            NodeDialect.of(version),
            addresses().get(pair.peerOf(node).name()),
            List.of(),
            client,
            List.of("pairkeeper"),
            NodeSettings.Limits.USUAL);
    String account =
        new NodeOptionFile("/run/mysqld/mysqld.sock", 3306).untilPassword()
            + OptionFileText.value(PASSWORD.reveal())
            + "\n";
    StringBuilder script =
        new StringBuilder(
            "set -e\nrm -f /etc/systemd/system/%s.service.d/pair.conf\n"
                .formatted(lab.info().serviceName()));
    script.append(writing(paths.optionFile(), NodeOptionFile.MODE, account));
    NodeFiles.of(settings, lab.info().serviceName())
        .forEach(file -> script.append(writing(file.path(), file.mode(), file.text())));
    Circumstances given = new Circumstances(addresses(), paths, null, null);
    String conf =
        KeepalivedConf.render(PairConfigurations.wanted(pair, node, given), pair.name(), host);
    return script
        .append(writing("/etc/keepalived/keepalived.conf", "0640", conf))
        .append("systemctl daemon-reload\nsystemctl restart keepalived\n")
        .toString();
  }

  private static String writing(String path, String mode, String text) {
    String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    String file = ShellText.word(path);
    return "mkdir -p $(dirname %1$s)\necho %2$s | base64 -d >%1$s\nchmod %3$s %1$s\n"
        .formatted(file, encoded, mode);
  }

  private Map<String, InetAddress> addresses() {
    return Map.of(
        "db1", InetAddress.ofLiteral(lab.info().host("db1").address()),
        "db2", InetAddress.ofLiteral(lab.info().host("db2").address()));
  }

  private static Pair pair(Lab lab) {
    return new Pair(
        "orders",
        VirtualAddress.parse(lab.info().vip() + "/" + lab.info().prefixLength()),
        lab.info().virtualRouterId(),
        3,
        Duration.ofMillis(500),
        PreemptMode.NOPREEMPT,
        true,
        WritePolicy.SINGLE_WRITER,
        MAX_LAG,
        "repl",
        new TreeSet<>(),
        node(lab, "db1", 253),
        node(lab, "db2", 252),
        List.of());
  }

  private static Node node(Lab lab, String name, int priority) {
    return new Node(
        name,
        lab.info().host(name).address(),
        "eth0",
        new Priority(priority),
        true,
        new MysqlEndpoint(3306, "pairkeeper", null, null, null),
        new SshEndpoint(22, "root", false, null));
  }
}
