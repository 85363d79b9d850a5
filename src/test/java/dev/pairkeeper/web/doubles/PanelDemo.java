package dev.pairkeeper.web.doubles;

import static dev.pairkeeper.monitor.EventLog.Kind;

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.schedule.MaintenanceWish;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.topology.ThreadState;
import dev.pairkeeper.topology.VrrpState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import org.springframework.boot.SpringApplication;

/** Starts the pages on doubles, to look at them: {@code admin} / {@code secret}, port 8089. */
public final class PanelDemo {

  private static final Pair ORDERS = Pairs.pair("orders", 51, "prod", "shop");
  private static final Pair BILLING = Pairs.pair("billing", 52, "prod");
  private static final Pair SESSIONS = Pairs.pair("sessions", 53, "prod");
  private static final Pair CATALOG = Pairs.pair("catalog", 54, "prod", "shop");
  private static final Pair REPORTS = Pairs.pair("reports", 55, "staging");
  private static final Pair STALE = Pairs.pair("archive", 56);
  private static final Pair UNSEEN = Pairs.pair("brand-new", 57);

  private PanelDemo() {}

  public static void main(String[] args) {
    var context =
        SpringApplication.run(
            PanelOfDoubles.class, "--server.port=8089", "--server.address=127.0.0.1");
    var registry = context.getBean(InMemoryRegistry.class);
    var monitor = context.getBean(InMemoryMonitor.class);
    if (args.length > 0 && args[0].equals("empty")) {
      return;
    }
    List.of(ORDERS, BILLING, SESSIONS, CATALOG, REPORTS, STALE, UNSEEN).forEach(registry::put);
    history(monitor);
    var operations = context.getBean(InMemoryOperations.class);
    operations.paused(Duration.ofMillis(31), Duration.ofMillis(240), Duration.ofMillis(27));
    new DemoOperations(operations).show();
    context
        .getBean(InMemoryMaintenances.class)
        .order("billing", new MaintenanceWish(null, 90, "new switch between the hosts"), "olga");
    ConfiguredNodes.drifted(CATALOG).known(monitor);
    ConfiguredNodes.asWanted(ORDERS).known(monitor);
    monitor.saw(Sight.of(STALE, Instant.now().minusSeconds(95)).status());
    new Timer().schedule(looking(monitor), 0, 2000);
  }

  private static TimerTask looking(InMemoryMonitor monitor) {
    return new TimerTask() {
      @Override
      public void run() {
        look(monitor);
      }
    };
  }

  private static void look(InMemoryMonitor monitor) {
    monitor.saw(
        Sight.of(ORDERS)
            .first(node -> node.files(ConfiguredNodes.FACTS))
            .second(node -> node.files(ConfiguredNodes.FACTS))
            .status());
    monitor.saw(split());
    monitor.saw(standbyDown());
    monitor.saw(lagging());
    monitor.saw(blind());
  }

  private static PairStatus split() {
    return Sight.of(BILLING)
        .second(node -> node.holdingVip(VrrpState.MASTER).writable(true))
        .health(Health.CRITICAL)
        .problem(
            ProblemCode.VIP_ON_BOTH_NODES,
            Severity.CRITICAL,
            null,
            "Both db1 and db2 hold 10.0.52.100. Clients reach one or the other by chance, and writes"
                + " go to both.",
            "Check that VRRP (IP protocol 112) passes between the nodes; fence one of them"
                + " meanwhile.")
        .problem(
            ProblemCode.BOTH_NODES_WRITABLE,
            Severity.CRITICAL,
            null,
            "db1 and db2 are both writable, but only one node should be (single writer). Changes to"
                + " the same row on both would conflict.",
            "Make the standby read-only: SET GLOBAL super_read_only = ON.")
        .notEligible("db2", "db2 already holds the VIP.", "End the split first.")
        .status();
  }

  private static PairStatus standbyDown() {
    return Sight.of(SESSIONS)
        .first(node -> node.threads(ThreadState.CONNECTING, true, "Can't connect to db2"))
        .second(node ->
            node.mysqlDown("db2 (10.0.53.12:3306): connection refused").vrrp(VrrpState.FAULT))
        .health(Health.WARNING)
        .problem(
            ProblemCode.NODE_MYSQL_UNREACHABLE,
            Severity.WARNING,
            "db2",
            "db2 (10.0.53.12:3306) refuses connections since 41 s. db1 serves, but nobody could take"
                + " over from it.",
            "Start the server on db2 (systemctl start mysql) and look at its error log.")
        .notEligible("db2", "Its server does not answer.", "Start it.")
        .status();
  }

  private static PairStatus lagging() {
    return Sight.of(CATALOG)
        .first(node -> node.files(ConfiguredNodes.FACTS).drifted(Instant.now().minusSeconds(7300)))
        .second(node -> node.files(ConfiguredNodes.FACTS).lag(Duration.ofSeconds(131)))
        .health(Health.WARNING)
        .problem(
            ProblemCode.REPLICATION_LAGGING,
            Severity.WARNING,
            "db2",
            "db2 is 2 min 11 s behind db1, more than the 30 s that this pair allows. A failover now"
                + " would lose or delay what it has not applied.",
            "Look for a long transaction or a missing primary key on db2; it catches up by itself"
                + " when the load falls.")
        .notEligible("db2", "It is 2 min 11 s behind.", "Wait until it caught up.")
        .status();
  }

  private static PairStatus blind() {
    return Sight.bare(REPORTS, Instant.now())
        .first(node -> node.mysqlDown("db1: timed out").sshLost("db1 (10.0.55.11:22): timed out"))
        .second(
            node -> node.threads(ThreadState.NO, false, "Duplicate entry '7' for key 'PRIMARY'"))
        .nobodyAnswersThroughVip()
        .health(Health.UNKNOWN)
        .problem(
            ProblemCode.NODE_SSH_UNREACHABLE,
            Severity.WARNING,
            "db1",
            "db1 (10.0.55.11:22) does not answer by SSH within 3 s, so who holds the VIP is not"
                + " known.",
            "Check the host and the network between the panel and it.")
        .notEligible("db2", "Its SQL thread stopped: error 1062.", "Repair the row and start it.")
        .status();
  }

  private static void history(InMemoryMonitor monitor) {
    Instant now = Instant.now();
    monitor.happened(
        "billing",
        now.minusSeconds(90_000),
        Kind.PAIR_REGISTERED,
        null,
        "admin registered billing.");
    monitor.happened(
        "billing", now.minusSeconds(7200), Kind.VIP_MOVED, "db1", "The VIP moved from db2 to db1.");
    monitor.happened(
        "billing", now.minusSeconds(7199), Kind.BECAME_WRITABLE, "db1", "db1 became writable.");
    monitor.happened(
        "billing",
        now.minusSeconds(41),
        Kind.VRRP_CHANGED,
        "db2",
        "keepalived on db2 went from BACKUP to MASTER.");
    monitor.happened(
        "billing",
        now.minusSeconds(40),
        Kind.PROBLEM_APPEARED,
        null,
        "Both db1 and db2 hold 10.0.52.100.");
    monitor.happened(
        "sessions",
        now.minusSeconds(41),
        Kind.MYSQL_DOWN,
        "db2",
        "db2’s server stopped answering: connection refused.");
  }
}
