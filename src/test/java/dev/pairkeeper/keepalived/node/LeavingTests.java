package dev.pairkeeper.keepalived.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.topology.Pair;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the notify script does before a unit is stopped. */
class LeavingTests {

  private static final Pair PAIR = Settings.PAIR;
  private static final String OPEN = "read_only: 0\ngtids: a:1-7\ndumps: 1\nunsent: 0\n";

  @AutoClose private FakeHost host;

  @BeforeEach
  void host(@TempDir Path folder) throws IOException {
    host = new FakeHost(folder);
    host.server(0, OPEN).put("peer", "read_only: 1\nsubset: 1\n");
    host.put("state/state", "MASTER 1\n");
  }

  @Test
  void ownerClosesAndHandsOver() throws Exception {
    assertThat(host.withVip().notifies(PAIR, "LEAVE")).isZero();
    assertThat(host.text("answer")).contains("read_only: 1");
    assertThat(host.text("server")).isEqualTo("-254");
    assertThat(host.text("log")).doesNotContain("waited for");
    assertThat(host.text("nft"))
        .as("who logs in meanwhile")
        .contains("; add element inet pairkeeper-orders closed { 10.0.0.100 timeout 2s }");
  }

  @Test
  void checkLetsTheServerGoAlthoughItAnswers() throws Exception {
    host.withVip().notifies(PAIR, "LEAVE");
    host.check(PAIR);
    assertThat(host.text("server")).isEqualTo("-254");
    host.notifies(PAIR, "SERVER_UP");
    assertThat(host.text("server")).isEqualTo("0");
    assertThat(host.has("state/leaving")).isFalse();
  }

  @Test
  void whatKeepalivedWithAnotherConfigurationHoldsIsNotHandedOver() throws Exception {
    assertThat(host.withVip().remove("state/state").notifies(PAIR, "LEAVE")).isZero();
    assertThat(host.text("server")).isEqualTo("0");
    assertThat(host.text("answer")).contains("read_only: 0");
  }

  @Test
  void standbyDoesNothing() throws Exception {
    assertThat(host.notifies(PAIR, "LEAVE")).isZero();
    assertThat(host.text("server")).isEqualTo("0");
    assertThat(host.has("state/leaving")).isFalse();
  }

  @Test
  void deadPeerHoldsNothingUp() throws Exception {
    host.withVip().put("peer", "ERROR 2003 (HY000)\n").notifies(PAIR, "LEAVE");
    assertThat(host.text("server")).isEqualTo("-254");
    assertThat(host.text("log")).contains("it is not waited for");
  }

  @Test
  void peerThatDoesNotReplicateHoldsNothingUp() throws Exception {
    host.server(0, OPEN.replace("dumps: 1", "dumps: 0")).withVip().notifies(PAIR, "LEAVE");
    assertThat(host.text("server")).isEqualTo("-254");
    assertThat(host.text("log")).contains("no standby replicates from here");
  }

  @Test
  void peerThatLagsIsWaitedForNoLongerThanThreeSeconds() throws Exception {
    host.withVip().put("peer", "read_only: 1\nsubset: 0\n").notifies(PAIR, "LEAVE");
    assertThat(host.text("server")).isEqualTo("-254");
    assertThat(host.text("log")).contains("lacks what was written here last");
  }

  @Test
  void restartThatKeepalivedTookNoNoticeOfIsForgotten() throws Exception {
    host.put("state/state", "LEAVE 1\n").notifies(PAIR, "SERVER_UP");
    assertThat(host.text("state/state")).startsWith("SERVER_UP");
  }
}
