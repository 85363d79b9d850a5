package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.Assessment;
import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.analysis.Problem;
import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.topology.ThreadState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangesTests {

  private static final String CONFIG = "/etc/keepalived/keepalived.conf";
  private static final Instant AT = Seen.START;
  private static final NodeSnapshot DB1 = Seen.healthyNode("db1", AT);
  private static final NodeSnapshot DB2 = Seen.healthyNode("db2", AT);
  private static final PairSnapshot HEALTHY = Seen.healthy("orders", AT);

  @Test
  void firstLookIsNoNews() {
    assertThat(changes(HEALTHY)).isEmpty();
  }

  @Test
  void sameAgainIsNoNews() {
    assertThat(changes(HEALTHY, Seen.healthy("orders", AT.plusSeconds(2)))).isEmpty();
  }

  @Test
  void vipMovedWithItsWritability() {
    NodeSnapshot old = Seen.node("db1", Seen.server(AT, true), Seen.host(AT, false));
    NodeSnapshot fresh = Seen.node("db2", Seen.server(AT, false), Seen.host(AT, true));

    assertThat(messages(look(bare(true), bare(false)), look(old, fresh)))
        .containsExactly(
            "The VIP 10.0.0.100 moved from db1 to db2.",
            "db1 is read-only.",
            "db1's VRRP state went from MASTER to BACKUP.",
            "db2 takes writes.",
            "db2's VRRP state went from BACKUP to MASTER.");
  }

  @Test
  void vipLostAndBackAgain() {
    PairSnapshot lost = look(Seen.node("db1", DB1.mysql(), Seen.host(AT, false)), DB2);

    assertThat(changes(HEALTHY, lost)).extracting(Change::kind).contains(EventLog.Kind.VIP_LOST);
    assertThat(changes(HEALTHY, lost, lost)).isEmpty();
    assertThat(messages(HEALTHY, lost, HEALTHY)).contains("db1 has the VIP 10.0.0.100 again.");
  }

  @Test
  void vipOnItsWayIsNotLostAndMovesWhenItStays() {
    NodeSnapshot old = Seen.node("db1", DB1.mysql(), Seen.host(AT, false));
    NodeSnapshot shows = Seen.node("db2", DB2.mysql(), Seen.showingHost(AT));
    NodeSnapshot taken = Seen.node("db2", DB2.mysql(), Seen.host(AT, true));

    assertThat(changes(HEALTHY, look(old, shows)))
        .extracting(Change::kind)
        .doesNotContain(EventLog.Kind.VIP_LOST, EventLog.Kind.VIP_MOVED);
    assertThat(messages(HEALTHY, look(old, shows), look(old, taken)))
        .contains("The VIP 10.0.0.100 moved from db1 to db2.");
  }

  @Test
  void vipThatMovedWhileAHostWasAwayIsToldWhenItIsSeen() {
    NodeSnapshot away = Seen.node("db1", DB1.mysql(), Seen.failed(Kind.TIMED_OUT, 1));
    NodeSnapshot taken = Seen.node("db2", DB2.mysql(), Seen.host(AT, true));

    assertThat(changes(HEALTHY, look(away, DB2))).isEmpty();
    assertThat(messages(HEALTHY, look(away, DB2), look(away, taken)))
        .contains("The VIP 10.0.0.100 moved from db1 to db2.");
  }

  @Test
  void serverDownByRefusalAtOnceBySilenceOnlyTheSecondTime() {
    assertThat(changes(HEALTHY, serverFails(Kind.REFUSED, 1)))
        .containsExactly(
            new Change(EventLog.Kind.MYSQL_DOWN, "db1", "db1's server is down: it is away"));
    assertThat(changes(HEALTHY, serverFails(Kind.TIMED_OUT, 1))).isEmpty();
    assertThat(changes(HEALTHY, serverFails(Kind.TIMED_OUT, 2))).hasSize(1);
    assertThat(changes(HEALTHY, serverFails(Kind.ACCESS_DENIED, 9))).isEmpty();
  }

  @Test
  void serverBackAfterARestart() {
    Instant later = AT.plusSeconds(60);
    NodeSnapshot restarted =
        Seen.node(
            "db1",
            Seen.server(later, Duration.ofSeconds(20), false, Seen.channel(Duration.ZERO)),
            DB1.host());

    assertThat(changes(HEALTHY, serverFails(Kind.REFUSED, 1), look(restarted, DB2)))
        .extracting(Change::kind)
        .containsExactly(EventLog.Kind.MYSQL_UP, EventLog.Kind.SERVER_RESTARTED);
  }

  @Test
  void hostLostAndBack() {
    NodeSnapshot away = Seen.node("db2", DB2.mysql(), Seen.failed(Kind.TIMED_OUT, 2));

    assertThat(messages(HEALTHY, look(DB1, away)))
        .containsExactly("db2's host does not answer: it is away");
    assertThat(messages(HEALTHY, look(DB1, away), HEALTHY))
        .containsExactly("db2's host answers again.");
  }

  @Test
  void replicationThreadsStopAndStartEachOnItsOwn() {
    PairSnapshot connecting = replicating(ThreadState.CONNECTING, true);
    PairSnapshot broken = replicating(ThreadState.YES, false);

    assertThat(messages(HEALTHY, connecting))
        .containsExactly("db2's IO thread from 10.0.0.9 stopped.");
    assertThat(messages(HEALTHY, connecting, broken))
        .containsExactly(
            "db2's IO thread from 10.0.0.9 runs.",
            "db2's SQL thread from 10.0.0.9 stopped: Duplicate entry '7'");
  }

  @Test
  void configurationChangedAppearedAndGone() {
    assertThat(messages(files("a"), files("b")))
        .containsExactly("/etc/keepalived/keepalived.conf on db1 changed.");
    assertThat(messages(files(), files("b")))
        .containsExactly("/etc/keepalived/keepalived.conf on db1 appeared.");
    assertThat(messages(files("a"), files()))
        .containsExactly("/etc/keepalived/keepalived.conf on db1 is gone.");
  }

  @Test
  void fileThatCouldNotBeReadForAWhileIsNoNews() {
    assertThat(messages(files("a"), hiddenConfig(), files("a"))).isEmpty();
    assertThat(messages(files("a"), hiddenConfig())).isEmpty();
    assertThat(messages(hiddenConfig(), files("a"))).isEmpty();
    assertThat(messages(files("a"), hiddenConfig(), files("b")))
        .containsExactly("/etc/keepalived/keepalived.conf on db1 changed.");
  }

  @Test
  void scriptThatCouldNeverBeReadIsNoNewsOnceItCan() {
    FileFact config = new FileFact(CONFIG, "a", "0644", "root");
    FileFact script = new FileFact("/etc/keepalived/check.sh", "c", "0755", "root");
    PairSnapshot partial = withFiles(Set.of(script.path()), config);
    PairSnapshot whole = withFiles(Set.of(), config, script);

    assertThat(messages(partial, whole)).isEmpty();
    assertThat(messages(whole, partial)).isEmpty();
    assertThat(messages(whole, partial, withFiles(Set.of(), config)))
        .containsExactly("/etc/keepalived/check.sh on db1 is gone.");
  }

  @Test
  void fileThatLosesItsReaderIsNoNews() {
    PairSnapshot unread = withFiles(Set.of(CONFIG), new FileFact(CONFIG, "", "0600", "root"));

    assertThat(messages(files("a"), unread)).isEmpty();
    assertThat(messages(files("a"), unread, files("a"))).isEmpty();
  }

  @Test
  void replicationThatWasHiddenForAWhileIsNoNews() {
    PairSnapshot hidden = look(DB1, Seen.node("db2", Seen.blindServer(AT), DB2.host()));

    assertThat(messages(HEALTHY, hidden)).isEmpty();
    assertThat(messages(HEALTHY, hidden, HEALTHY)).isEmpty();
    assertThat(messages(hidden, HEALTHY)).isEmpty();
    assertThat(messages(HEALTHY, hidden, replicating(ThreadState.YES, false)))
        .containsExactly("db2's SQL thread from 10.0.0.9 stopped: Duplicate entry '7'");
  }

  @Test
  void vrrpStateThatWasNotToldForAWhileIsNoNews() {
    PairSnapshot untold = look(DB1, Seen.node("db2", DB2.mysql(), Seen.untoldHost(AT)));

    assertThat(messages(HEALTHY, untold)).isEmpty();
    assertThat(messages(HEALTHY, untold, HEALTHY)).isEmpty();
    assertThat(messages(untold, HEALTHY)).isEmpty();
  }

  @Test
  void problemsAppearAndGoByCodeAndNodeWhateverTheirMessage() {
    PairStatus none = status(HEALTHY);
    PairStatus lagging = status(HEALTHY, "db2 lags 31 s.");
    PairStatus laggingMore = status(HEALTHY, "db2 lags 40 s.");

    assertThat(Changes.of(Known.NOTHING, none, lagging))
        .extracting(Change::message)
        .containsExactly("REPLICATION_LAGGING: db2 lags 31 s.");
    assertThat(Changes.of(Known.NOTHING, lagging, laggingMore)).isEmpty();
    assertThat(Changes.of(Known.NOTHING, laggingMore, none))
        .extracting(Change::message)
        .containsExactly("REPLICATION_LAGGING is gone.");
  }

  private static PairSnapshot serverFails(Kind kind, int looks) {
    return look(Seen.node("db1", Seen.failed(kind, looks), DB1.host()), DB2);
  }

  private static PairSnapshot replicating(ThreadState io, boolean sql) {
    var channel = Seen.channel("", io, sql, null);
    return look(DB1, Seen.node("db2", Seen.server(AT, true, channel), DB2.host()));
  }

  private static PairSnapshot files(String... hashes) {
    FileFact[] files =
        Arrays.stream(hashes)
            .map(hash -> new FileFact(CONFIG, hash, "0644", "root"))
            .toArray(FileFact[]::new);
    return withFiles(Set.of(), files);
  }

  private static PairSnapshot hiddenConfig() {
    return withFiles(Set.of(CONFIG));
  }

  private static PairSnapshot withFiles(Set<String> hidden, FileFact... files) {
    return look(Seen.node("db1", DB1.mysql(), Seen.host(AT, true, hidden, files)), DB2);
  }

  private static NodeSnapshot bare(boolean owner) {
    return Seen.node(owner ? "db1" : "db2", Seen.server(AT, !owner), Seen.host(AT, owner));
  }

  private static PairSnapshot look(NodeSnapshot first, NodeSnapshot second) {
    return Seen.look("orders", AT, first, second);
  }

  private static PairStatus status(PairSnapshot seen, String... lagMessages) {
    List<OpenProblem> problems =
        Arrays.stream(lagMessages)
            .map(message ->
                new Problem(ProblemCode.REPLICATION_LAGGING, Severity.WARNING, "db2", message, ""))
            .map(problem -> new OpenProblem(problem, AT))
            .toList();
    return new PairStatus(seen, new Assessment(Health.OK, List.of(), List.of()), problems);
  }

  private static List<String> messages(PairSnapshot... looks) {
    return changes(looks).stream().map(Change::message).toList();
  }

  /** The changes that the last of the looks shows. */
  private static List<Change> changes(PairSnapshot... looks) {
    Known known = Known.NOTHING;
    @Nullable PairStatus before = null;
    List<Change> changes = List.of();
    for (PairSnapshot look : looks) {
      changes = Changes.of(known, before, status(look));
      known = known.after(look);
      before = status(look);
    }
    return changes;
  }
}
