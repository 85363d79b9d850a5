package dev.pairkeeper.keepalived.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.topology.Pair;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the scripts make of the marks that a panel left, which died while it handed the VIP over.
 */
class HandOverMarksTests {

  private static final Pair PAIR = Settings.PAIR;
  private static final String OPEN = "read_only: 0\n";
  private static final String CLOSED = "read_only: 1\n";

  @AutoClose private FakeHost host;

  @BeforeEach
  void host(@TempDir Path folder) throws IOException {
    host = new FakeHost(folder);
  }

  @Test
  void handOverThatWasNotEndedInTimeIsEnded() throws Exception {
    host.server(0, CLOSED).put("handover", "-254\n").put("state/handover-until", in(-2));
    host.check(PAIR);
    assertThat(host.text("handover")).isEqualTo("0");
    assertThat(host.has("state/handover-until")).isFalse();
    assertThat(host.text("log")).contains("was not ended in time");
  }

  @Test
  void handOverWhoseServerIsDeadIsEndedToo() throws Exception {
    host.server(1, "ERROR 2002 (HY000): Can't connect\n");
    host.put("handover", "-254\n").put("state/handover-until", in(-2)).check(PAIR);
    assertThat(host.text("handover")).isEqualTo("0");
  }

  @Test
  void handOverUnderWayIsLeft() throws Exception {
    host.server(0, CLOSED).put("handover", "-254\n").put("state/handover-until", in(60));
    host.check(PAIR);
    assertThat(host.text("handover")).isEqualTo("-254");
    assertThat(host.has("state/handover-until")).isTrue();
  }

  @Test
  void trackFileThatAPersonWroteIsLeft() throws Exception {
    host.server(0, CLOSED).put("handover", "-254\n").check(PAIR);
    assertThat(host.text("handover")).isEqualTo("-254");
  }

  @Test
  void bootEndsAHandOver() throws Exception {
    host.server(0, CLOSED).put("handover", "-254\n").remove("state");
    host.check(PAIR);
    assertThat(host.text("handover")).isEqualTo("0");
  }

  @Test
  void standbyThatWasOpenedForTheVipIsClosedOnlyWhenTheTimeHasPassed() throws Exception {
    host.server(0, OPEN).put("state/open-until", in(60)).check(PAIR);
    host.rest();
    assertThat(host.text("notified")).isEmpty();
    host.put("state/open-until", in(-2)).check(PAIR);
    host.rest();
    assertThat(host.text("notified")).isEqualTo("RECONCILE");
    assertThat(host.has("state/open-until")).isFalse();
  }

  @Test
  void ownerThatIsOpenForgetsMarksWhoseTimeHasPassed() throws Exception {
    host.withVip().server(0, OPEN);
    host.put("state/closed-until", in(60)).put("state/open-until", in(60)).check(PAIR);
    assertThat(host.has("state/closed-until") && host.has("state/open-until")).isTrue();
    host.put("state/closed-until", in(-2)).put("state/open-until", "0\n").check(PAIR);
    assertThat(host.has("state/closed-until") || host.has("state/open-until")).isFalse();
  }

  @Test
  void vipThatWasShownForSecondsIsMadeToLastWhenKeepalivedTakesIt() throws Exception {
    host.withVip().server(0, uptime(CLOSED)).put("lapsing", "");
    host.notifies(PAIR, "MASTER");
    host.rest();
    assertThat(host.text("changed"))
        .isEqualTo(
            "addr change %s/%d dev %s valid_lft forever preferred_lft forever"
                .formatted(
                    PAIR.vip().host(), PAIR.vip().prefixLength(), PAIR.first().networkInterface()));
  }

  @Test
  void vipThatKeepalivedAddedItselfIsLeft() throws Exception {
    host.withVip().server(0, uptime(CLOSED));
    host.notifies(PAIR, "MASTER");
    host.rest();
    assertThat(host.has("changed")).isFalse();
  }

  @Test
  void takeoverWithoutAPanelIsWrittenDown() throws Exception {
    host.withVip().server(0, uptime(CLOSED));
    host.notifies(PAIR, "MASTER");
    assertThat(host.text("takeover")).matches("[0-9]{10} [0-9]+");
  }

  @Test
  void takeoverByThePanelIsNot() throws Exception {
    host.withVip().server(0, uptime(OPEN)).put("state/open-until", in(60));
    host.notifies(PAIR, "MASTER");
    assertThat(host.has("takeover")).isFalse();
  }

  @Test
  void settlingOpensTheOwnerWhoseTimeIsOver() throws Exception {
    host.withVip().server(0, uptime(CLOSED)).put("state/closed-until", "0\n");
    assertThat(host.notifies(PAIR, "SETTLE")).isZero();
    assertThat(host.text("answer")).contains("read_only: 0");
    assertThat(host.has("state/closed-until")).isFalse();
  }

  @Test
  void settlingLeavesTheOwnerWhoseTimeIsNotOver() throws Exception {
    host.withVip().server(0, uptime(CLOSED)).put("state/closed-until", in(60));
    assertThat(host.notifies(PAIR, "SETTLE")).isEqualTo(1);
    assertThat(host.text("answer")).contains("read_only: 1");
  }

  @Test
  void settlingLeavesAnOwnerThatAPersonClosed() throws Exception {
    host.withVip().server(0, uptime(CLOSED)).put("state/opened", in(-100));
    assertThat(host.notifies(PAIR, "SETTLE")).isEqualTo(1);
    assertThat(host.text("answer")).contains("read_only: 1");
  }

  @Test
  void settlingClosesTheStandbyEvenBeforeItsTime() throws Exception {
    host.server(0, OPEN).put("state/open-until", in(60));
    assertThat(host.notifies(PAIR, "SETTLE")).isZero();
    assertThat(host.text("answer")).isEqualTo("read_only: 1");
    assertThat(host.has("state/open-until")).isFalse();
  }

  @Test
  void settlingAStandbyWhoseServerIsGoneIsDone() throws Exception {
    host.server(1, "ERROR 2002 (HY000): Can't connect\n");
    assertThat(host.notifies(PAIR, "SETTLE")).isZero();
  }

  private static String in(int seconds) {
    return Instant.now().plusSeconds(seconds).getEpochSecond() + "\n";
  }

  /** Opened by the scripts and not restarted since, unless the test says otherwise. */
  private static String uptime(String answer) {
    return answer + "Value: 1000\nReplica_SQL_Running: Yes\ngtids: \nsubset: 1\n";
  }
}
