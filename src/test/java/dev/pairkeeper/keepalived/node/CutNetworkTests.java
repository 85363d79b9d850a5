package dev.pairkeeper.keepalived.node;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.topology.Pair;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scripts decide when somebody does not answer; the peer is db2, the gateway 10.0.0.1. */
class CutNetworkTests {

  private static final Pair PAIR = Settings.PAIR;
  private static final String PEER = "10.0.0.12";
  private static final String GATEWAY = "10.0.0.1";
  private static final String SILENT = "ERROR 2003 (HY000): Can't connect to MySQL server (110)\n";
  private static final int WELL = 0;
  private static final int CUT_OFF = 1;
  private static final int UNFIT = 2;

  @AutoClose private FakeHost host;

  @BeforeEach
  void host(@TempDir Path folder) throws IOException {
    host = new FakeHost(folder);
    host.server(
        0,
        "read_only: 1\nValue: 1000\nReplica_IO_Running: Yes\nSeconds_Behind_Source: 0\nReplica_SQL_Running: Yes\nsubset: 1\n");
  }

  @Test
  void nodeThatNobodyAnswersIsCutOffUntilSomebodyDoes() throws Exception {
    host.reaches(PEER, GATEWAY);
    assertThat(host.reach(PAIR)).isEqualTo(WELL);
    host.reaches().put("peer", SILENT);
    assertThat(host.reach(PAIR)).isEqualTo(CUT_OFF);
    assertThat(host.reach(PAIR)).isEqualTo(CUT_OFF);
    assertThat(host.text("log")).containsOnlyOnce("cut off: neither the peer");
    host.reaches(PEER);
    assertThat(host.reach(PAIR)).isEqualTo(WELL);
    assertThat(host.text("log")).contains("not cut off any more");
  }

  @Test
  void nodeWhosePeerIsOffIsNotCutOff() throws Exception {
    host.put("witnesses", GATEWAY + "\n").put("peer", SILENT).reaches(GATEWAY);
    assertThat(host.reach(PAIR)).isEqualTo(WELL);
  }

  @Test
  void silentGatewayMeansNothingWhileThePeerAnswersAndIsNoWitnessAnyMore() throws Exception {
    host.put("witnesses", GATEWAY + "\n").reaches(PEER);
    assertThat(host.reach(PAIR)).isEqualTo(WELL);
    assertThat(host.text("witnesses")).isEmpty();
    assertThat(host.text("log")).contains("no witness answers");
    host.reaches().put("peer", SILENT);
    assertThat(host.reach(PAIR)).as("it can't be told").isEqualTo(WELL);
  }

  @Test
  void peerThatAnswersNoPingButWhoseServerDoesIsThere() throws Exception {
    host.put("witnesses", GATEWAY + "\n").put("peer", "ERROR 1045 (28000): Access denied\n");
    assertThat(host.reach(PAIR)).isEqualTo(WELL);
    host.put("peer", "ERROR 2003 (HY000): Can't connect to MySQL server (111)\n");
    assertThat(host.reach(PAIR)).as("refused").isEqualTo(WELL);
  }

  @Test
  void gatewayThatWasReplacedIsFound() throws Exception {
    host.put("witnesses", "10.0.0.254\n").reaches(GATEWAY);
    assertThat(host.reach(PAIR)).isEqualTo(WELL);
    assertThat(host.text("witnesses")).isEqualTo(GATEWAY);
  }

  @Test
  void namedWitnessesTellWhenTheGatewayDoesNot() throws Exception {
    Pair pair = witnessed("10.0.9.1", "10.0.9.2", "10.0.9.3");
    host.reaches(PEER, "10.0.9.3", "10.0.9.1");
    assertThat(host.reach(pair)).isEqualTo(WELL);
    assertThat(host.text("witnesses")).isEqualTo("10.0.9.1 10.0.9.3");
    host.reaches("10.0.9.3").put("peer", SILENT);
    assertThat(host.reach(pair)).as("the peer is dead").isEqualTo(WELL);
    host.reaches();
    assertThat(host.reach(pair)).isEqualTo(CUT_OFF);
  }

  @Test
  void silentWitnessesHoldUpNoLookForTheCut() throws Exception {
    Pair pair = witnessed("10.0.9.1", "10.0.9.2", "10.0.9.3", "10.0.9.4", "10.0.9.5", "10.0.9.6");
    host.reaches(PEER);
    host.put(
        "slow", IntStream.rangeClosed(1, 6).mapToObj("10.0.9.%d\n"::formatted).collect(joining()));
    long begun = System.nanoTime();
    assertThat(host.reach(pair)).isEqualTo(WELL);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(1100));
  }

  @Test
  void nodeThatIsCutOffDoesNotOpen() throws Exception {
    host.withVip().put("witnesses", GATEWAY + "\n").put("peer", SILENT);
    assertThat(settles()).isEqualTo(1);
    assertThat(host.text("log")).contains("this node is cut off");
    host.reaches(GATEWAY);
    assertThat(settles()).as("the peer is dead").isZero();
    assertThat(host.text("answer")).contains("read_only: 0");
  }

  @Test
  void peerWithTooManyConnectionsIsWaitedFor() throws Exception {
    host.withVip().reaches(PEER).put("peer", "ERROR 1040 (HY000): Too many connections\n");
    assertThat(settles()).isEqualTo(1);
    assertThat(host.text("log")).contains("too many connections to tell");
    assertThat(host.text("answer")).contains("read_only: 1");
  }

  @Test
  void nodeWhosePeerGoesOnToTakeWritesGivesTheVipBack() throws Exception {
    host.withVip().reaches(PEER).put("peer", "read_only: 0\n");
    assertThat(host.notifies(PAIR, "MASTER")).isZero();
    assertThat(host.text("handover")).isEqualTo("-254");
    assertThat(host.text("log")).contains("VRRP is cut");
    assertThat(host.text("answer")).contains("read_only: 1");
  }

  @Test
  void peerThatClosesWithinAMomentWasOnlyHandingOver() throws Exception {
    host.withVip().reaches(PEER).put("peer-at-first", "read_only: 0\n");
    assertThat(host.notifies(PAIR, "MASTER")).isZero();
    assertThat(host.text("handover")).isEqualTo("0");
    assertThat(host.text("answer")).contains("read_only: 0");
  }

  @Test
  void nodeWhosePeerIsAboutToOpenWaits() throws Exception {
    host.withVip().reaches(PEER).put("peer", "read_only: 1\nalone: 0\n");
    assertThat(settles()).isEqualTo(1);
    assertThat(host.text("log")).contains("is about to open, too");
    assertThat(host.text("answer")).contains("read_only: 1");
  }

  @Test
  void nodeWhosePeerOpensJustThenStaysClosed() throws Exception {
    host.withVip().reaches(PEER);
    host.put("peer-at-first", "read_only: 1\n").put("peer", "read_only: 0\n");
    assertThat(host.notifies(PAIR, "MASTER")).isZero();
    assertThat(host.text("answer")).contains("read_only: 1");
    assertThat(host.text("handover")).isEqualTo("-254");
  }

  @Test
  void nodeThatGaveTheVipBackStaysAwayWhileThePeerTakesWrites() throws Exception {
    gaveBack().put("peer", "read_only: 0\n");
    assertThat(host.check(PAIR)).isEqualTo(UNFIT);
    assertThat(host.withVip().check(PAIR)).as("also when it gets it").isEqualTo(UNFIT);
    assertThat(host.text("handover")).isEqualTo("-254");
  }

  @Test
  void nodeThatGaveTheVipBackIsFitAgainWhenAdvertsCome() throws Exception {
    gaveBack().put("peer", "read_only: 0\n").put("adverts", "");
    assertThat(host.check(PAIR)).isEqualTo(WELL);
    assertThat(host.text("handover")).isEqualTo("0");
    assertThat(host.has("state/yielded") || host.has("state/handover-until")).isFalse();
  }

  @Test
  void nodeThatGaveTheVipBackIsFitAgainWhenThePeerIsGone() throws Exception {
    gaveBack().put("peer", SILENT);
    assertThat(host.check(PAIR)).isEqualTo(WELL);
  }

  private static Pair witnessed(String... addresses) {
    return PAIR.withWitnesses(Stream.of(addresses).map(InetAddress::ofLiteral).toList());
  }

  private FakeHost gaveBack() throws IOException {
    return host.put("handover", "-254\n")
        .put("state/yielded", "")
        .put("state/handover-until", "99999999999\n");
  }

  private int settles() throws Exception {
    return host.put("state/closed-until", "0\n").notifies(PAIR, "SETTLE");
  }
}
