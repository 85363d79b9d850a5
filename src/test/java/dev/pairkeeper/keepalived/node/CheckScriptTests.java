package dev.pairkeeper.keepalived.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the check script decides, by the answers of a server. The pair's limit is 10 s. */
class CheckScriptTests {

  private static final String FULL_BEFORE_TLS =
      "ERROR 2002 (HY000): Received error packet before completion of TLS handshake. The"
          + " authenticity of the following error cannot be verified: 1040 - Too many connections\n";

  private static final Pair PAIR = Settings.PAIR;
  private static final int FIT = 0;
  private static final int DEAD = 1;
  private static final int UNFIT = 2;

  @AutoClose private FakeHost host;

  @BeforeEach
  void host(@TempDir Path folder) throws IOException {
    host = new FakeHost(folder);
  }

  @Test
  void ownerKeepsTheVipWhateverItsReplicationIsLike() throws Exception {
    host.withVip().server(0, standby("No", "No", "NULL").replace("read_only: 1", "read_only: 0"));
    assertThat(host.check(PAIR)).isEqualTo(FIT);
  }

  @Test
  void strayPacketsAreRefusedByARuleThatIsSetOnce() throws Exception {
    host.withVip().server(0, "read_only: 0\n");
    host.check(PAIR);
    host.check(PAIR);
    host.rest();
    assertThat(host.text("nft"))
        .containsOnlyOnce(
            "iifname \"eth0\" ip daddr 10.0.0.100 tcp dport 3306 fib daddr type != local reject with"
                + " tcp reset")
        .contains(
            "tcp dport 3306 ip saddr != 10.0.0.12 tcp flags & (syn | ack) == syn ip daddr @closed"
                + " reject with tcp reset")
        .contains("table inet pairkeeper-orders {");
  }

  @Test
  void standbyRefusesAheadWhoeverComesWithTheVip() throws Exception {
    host.server(0, standby("Yes", "Yes", "0"));
    checkAndRest();
    assertThat(host.text("nft")).as("before there is a rule").doesNotContain("timeout 3s");
    checkAndRest();
    assertThat(host.text("nft").lines())
        .last()
        .isEqualTo(
            "add element inet pairkeeper-orders closed { 10.0.0.100 };"
                + " delete element inet pairkeeper-orders closed { 10.0.0.100 };"
                + " add element inet pairkeeper-orders closed { 10.0.0.100 timeout 3s }");
  }

  @Test
  void vipThatCameMeanwhileIsNotRefused() throws Exception {
    host.server(0, standby("Yes", "Yes", "0"));
    checkAndRest();
    host.put("vip-comes-with-nft", "");
    checkAndRest();
    assertThat(host.text("nft").lines())
        .last()
        .isEqualTo("delete element inet pairkeeper-orders closed { 10.0.0.100 }");
  }

  @Test
  void nobodyIsRefusedAheadByAnOwnerNorWhereThePanelOpened() throws Exception {
    host.withVip().server(0, "read_only: 0\n");
    checkAndRest();
    checkAndRest();
    host.remove("vip").put("state/open-until", "9999999999\n");
    checkAndRest();
    assertThat(host.text("nft")).doesNotContain("timeout 3s");
  }

  @Test
  void hostWithoutNftIsCheckedLikeAnyOther() throws Exception {
    host.withVip().server(0, "read_only: 0\n").put("no-nft", "");
    assertThat(host.check(PAIR)).isEqualTo(FIT);
    host.rest();
    assertThat(host.text("log")).contains("may wait a second: nft set no rule (Error: no)");
  }

  @Test
  void ruleThatNftDidNotTakeIsTriedAgainAMinuteLater() throws Exception {
    host.withVip().server(0, "read_only: 0\n").put("no-nft", "");
    checkAndRest();
    checkAndRest();
    assertThat(host.text("nft")).as("within the minute").containsOnlyOnce("chain strays");
    letTheMinutePass();
    checkAndRest();
    assertThat(host.text("log")).as("told once").containsOnlyOnce("nft set no rule");
    letTheMinutePass();
    host.remove("no-nft").put("nft", "");
    checkAndRest();
    letTheMinutePass();
    checkAndRest();
    assertThat(host.text("nft")).as("until it is taken").containsOnlyOnce("chain strays");
  }

  private void checkAndRest() throws Exception {
    host.check(PAIR);
    host.rest();
  }

  private void letTheMinutePass() throws IOException {
    host.put("state/refuses", host.text("state/refuses").replaceFirst("^[0-9]+ ", "0 "));
  }

  @Test
  void standbyThatCaughtUpIsFit() throws Exception {
    assertThat(host.server(0, standby("Yes", "Yes", "0")).check(PAIR)).isEqualTo(FIT);
  }

  @Test
  void standbyWithABacklogWithinTheLimitIsFit() throws Exception {
    assertThat(host.server(0, standby("Yes", "Yes", "10")).check(PAIR)).isEqualTo(FIT);
  }

  @Test
  void standbyWithABacklogBeyondTheLimitIsNotFit() throws Exception {
    assertThat(host.server(0, standby("Yes", "Yes", "11")).check(PAIR)).isEqualTo(UNFIT);
    assertThat(host.text("log")).contains("it is 11 s behind, more than 10 s");
  }

  @Test
  void standbyWhoseSqlThreadIsStoppedIsNotFit() throws Exception {
    assertThat(host.server(0, standby("No", "Yes", "NULL")).check(PAIR)).isEqualTo(UNFIT);
    assertThat(host.text("log")).contains("its SQL thread is stopped");
  }

  @Test
  void standbyWhoseOwnerJustDiedIsFit() throws Exception {
    host.vipAnswers(false).server(0, standby("Yes", "Connecting", "NULL"));
    assertThat(host.check(PAIR)).isEqualTo(FIT);
  }

  @Test
  void standbyWhoseOwnerIsDeadForLongIsFitAsSoonAsItCaughtUp() throws Exception {
    host.vipAnswers(false).put("state/cut-off-since", ago(600));
    assertThat(host.server(0, standby("Yes", "Connecting", "NULL")).check(PAIR)).isEqualTo(FIT);
  }

  @Test
  void standbyCutOffFromAnOwnerThatGoesOnIsNotFitUntilItIsConnected() throws Exception {
    host.server(0, standby("Yes", "Connecting", "NULL")).vipAnswers(true);
    assertThat(host.check(PAIR)).as("at first").isEqualTo(FIT);
    host.put("state/cut-off-since", ago(12));
    assertThat(host.check(PAIR)).as("after the limit").isEqualTo(UNFIT);
    assertThat(host.vipAnswers(false).check(PAIR)).as("when the owner dies").isEqualTo(UNFIT);
    host.server(0, standby("Yes", "Yes", "0"));
    assertThat(host.check(PAIR)).as("connected again").isEqualTo(FIT);
  }

  @Test
  void forcedStandbyIsFit() throws Exception {
    host.put("state/force", "").server(0, standby("No", "No", "NULL"));
    assertThat(host.check(PAIR)).isEqualTo(FIT);
  }

  @Test
  void nodeThatMustNeverOwnIsNotFitButKeepsWhatItHas() throws Exception {
    Pair pair = neverOwning();
    assertThat(host.server(0, standby("Yes", "Yes", "0")).check(pair)).isEqualTo(UNFIT);
    assertThat(host.withVip().check(pair)).isEqualTo(FIT);
  }

  @Test
  void ofSeveralChannelsThePeersCounts() throws Exception {
    String other = standby("No", "No", "NULL").replace("10.0.0.12", "10.9.9.9");
    host.server(0, other + standby("Yes", "Yes", "0") + other);
    assertThat(host.check(PAIR)).isEqualTo(FIT);
  }

  @Test
  void serverThatRefusesTwiceIsDead() throws Exception {
    host.withVip().server(1, "ERROR 2002 (HY000): Can't connect to local server through socket\n");
    assertThat(host.check(PAIR)).isEqualTo(DEAD);
    assertThat(host.text("log")).contains("the server does not answer (2002");
  }

  @Test
  void silentServerIsDeadAfterTwoLimits() throws Exception {
    assertThat(host.withVip().silentServer().check(PAIR)).isEqualTo(DEAD);
    assertThat(host.text("log")).contains("no answer within 0.400 s");
  }

  @Test
  void tooManyConnectionsIsAlive() throws Exception {
    host.server(1, "ERROR 1040 (HY000): Too many connections\n");
    assertThat(host.check(PAIR)).isEqualTo(FIT);
    assertThat(host.withVip().check(PAIR)).isEqualTo(FIT);
  }

  @Test
  void tooManyConnectionsBeforeTheTlsHandshakeIsAlive() throws Exception {
    host.server(1, FULL_BEFORE_TLS);
    assertThat(host.check(PAIR)).isEqualTo(FIT);
    assertThat(host.withVip().check(PAIR)).isEqualTo(FIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ERROR 1040 (HY000): Too many connections\n", FULL_BEFORE_TLS})
  void fullServerDoesNotCountAsClosed(String answer) throws Exception {
    assertThat(host.server(1, answer).notifies(PAIR, "GONE")).isEqualTo(1);
    assertThat(host.text("log")).contains("gave up making the server read-only");
  }

  @Test
  void serverThatIsGoneCountsAsClosed() throws Exception {
    host.server(1, "ERROR 2002 (HY000): Can't connect to local server through socket '/x' (2)\n");
    assertThat(host.notifies(PAIR, "GONE")).isZero();
  }

  @Test
  void ownerThatRefusesTheScriptsAccountKeepsTheVip() throws Exception {
    host.server(1, "ERROR 1045 (28000): Access denied for user 'pairkeeper_node'@'localhost'\n");
    assertThat(host.check(PAIR)).as("standby").isEqualTo(UNFIT);
    assertThat(host.withVip().check(PAIR)).as("owner").isEqualTo(FIT);
  }

  @Test
  void serverThatItsUnitGaveUpButThatAnswersIsTakenBack() throws Exception {
    host.put("server", "-254\n").server(0, standby("Yes", "Yes", "0")).check(PAIR);
    assertThat(host.text("server")).isEqualTo("0");
  }

  @Test
  void sameVerdictIsLoggedOnce() throws Exception {
    host.server(0, standby("Yes", "Yes", "0"));
    host.check(PAIR);
    host.check(PAIR);
    assertThat(host.text("log").lines()).hasSize(1);
  }

  private static String ago(int seconds) {
    return Instant.now().minusSeconds(seconds).getEpochSecond() + "\n";
  }

  private static Pair neverOwning() {
    Node first = PAIR.first();
    Node never =
        new Node(
            first.name(),
            first.host(),
            first.networkInterface(),
            first.priority(),
            false,
            first.mysql(),
            first.ssh());
    return new Pair(
        PAIR.name(),
        PAIR.vip(),
        PAIR.virtualRouterId(),
        PAIR.vrrpVersion(),
        PAIR.advertInterval(),
        PAIR.preemptMode(),
        PAIR.unicast(),
        PAIR.writePolicy(),
        PAIR.maxLag(),
        PAIR.replicationUser(),
        PAIR.tags(),
        never,
        PAIR.second(),
        PAIR.witnesses());
  }

  /** What MySQL 9.7 answers, as far as it is read. */
  private static String standby(String sqlThread, String ioThread, String behind) {
    return """
    *************************** 1. row ***************************
    read_only: 1
    *************************** 1. row ***************************
                 Replica_IO_State: Waiting for source to send event
                      Source_Host: 10.0.0.12
                  Source_Log_File: binlog.000001
              Read_Source_Log_Pos: 772
            Relay_Source_Log_File: binlog.000001
               Replica_IO_Running: %s
              Replica_SQL_Running: %s
              Exec_Source_Log_Pos: 772
            Seconds_Behind_Source: %s
        Replica_SQL_Running_State: Replica has read all relay log; waiting for more updates
               Retrieved_Gtid_Set: e70fdd63-ea0e-11f1-95c6-0242ac1e010c:1-595,
    e830e3d5-ea0e-11f1-863d-0242ac1e010b:1-2
                Executed_Gtid_Set: e830e3d5-ea0e-11f1-863d-0242ac1e010b:1-2
    """
        .formatted(ioThread, sqlThread, behind);
  }
}
