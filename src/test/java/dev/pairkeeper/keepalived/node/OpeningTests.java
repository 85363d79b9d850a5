package dev.pairkeeper.keepalived.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.topology.Pair;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the notify script takes what was received for applied. The server says so only if asked. */
class OpeningTests {

  private static final Pair PAIR = Settings.PAIR;
  private static final String SOURCE = "b6898779-eaa8-11f1-828e-0242ac1e030b";

  @AutoClose private FakeHost host;

  @BeforeEach
  void host(@TempDir Path folder) throws IOException {
    host = new FakeHost(folder);
  }

  @ParameterizedTest
  @CsvSource({"1-5, 1-5", "1-5, 1-70", "5, 1-5", "1-3:5, 1-9"})
  void receivedThatIsWhollyWithinAppliedOpensWithoutAQuestion(String received, String applied)
      throws Exception {
    assertThat(opens(received, applied, "")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1-6, 1-5", "1-5, 1-3:5", "5, 5", "tag:1-5, 1-9"})
  void receivedThatMayLackIsLeftToTheServer(String received, String applied) throws Exception {
    assertThat(opens(received, applied, "subset: 0\n")).isFalse();
  }

  @Test
  void serverThatSaysSoOpensAllTheSame() throws Exception {
    assertThat(opens("5", "5", "subset: 1\n")).isTrue();
  }

  @Test
  void clientsAreLetInWithTheOpening() throws Exception {
    becomesMaster();
    host.rest();
    assertThat(host.text("nft"))
        .isEqualTo("delete element inet pairkeeper-orders closed { 10.0.0.100 }");
  }

  @Test
  void peerThatHaltsWithinALineIsHeardWhole() throws Exception {
    host.reaches("10.0.0.12").put("peer-begins", "read_only: 1\ngtids: ");
    host.put("peer-halts", SOURCE + ":1-7\nalone: 1\n");
    assertThat(opens("1-5", "1-6", "subset: 0\n")).isFalse();
    host.put("peer-halts", SOURCE + ":1-6\nalone: 1\n");
    assertThat(opens("1-5", "1-6", "subset: 1\n")).isTrue();
  }

  @Test
  void peerThatTakesWritesIsNotGoneWhenNoPingIsAnswered() throws Exception {
    host.put("peer-begins", "read_only: 0\ngtids: ").put("peer-halts", "\nalone: 1\n");
    assertThat(opens("1-5", "1-6", "claimed: 1\n")).isFalse();
    assertThat(host.text("log")).contains("the peer 10.0.0.12 still takes writes");
  }

  @Test
  void peerThatFallsSilentBeforeItSaysThatItDoesNotOpenIsAskedAgain() throws Exception {
    host.reaches("10.0.0.12").put("peer-at-first", "read_only: 1\ngtids: \n").put("peer-hung", "");
    assertThat(opens("1-5", "1-6", "claimed: 1\n")).isFalse();
  }

  @Test
  void peerThatSaysNothingHoldsUpNoLongerThanItMay() throws Exception {
    host.reaches("10.0.0.12").put("peer-hung", "");
    long begun = System.nanoTime();
    becomesMaster();
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .as("by a client that says nothing for 5 s")
        .isBetween(Duration.ofSeconds(1), Duration.ofMillis(3500));
  }

  @Test
  void eachServerIsLoggedInToOnce() throws Exception {
    becomesMaster();
    assertThat(host.text("log-ins").lines()).hasSize(2);
  }

  @Test
  void moreThanAFifoHoldsIsAskedToo() throws Exception {
    String many =
        IntStream.range(0, 2500)
            .mapToObj("b6898779-eaa8-11f1-828e-%012d:1-9"::formatted)
            .collect(Collectors.joining(","));
    host.put("peer", "read_only: 1\ngtids: %s\nalone: 1\n".formatted(many));
    assertThat(opens("1-5", "1-5", "subset: 1\n")).isTrue();
  }

  @Test
  void scriptThatIsKilledLeavesNeitherASessionNorAFile() throws Exception {
    host.withVip().server(0, "read_only: 1\ngtids: \n").put("peer", "read_only: 0\n");
    Process script = host.notifying(PAIR, "MASTER");
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> host.has("log-ins") && host.runs("/bin/client"));
    host.rest();
    script.destroyForcibly();
    await().atMost(Duration.ofSeconds(3)).until(() -> !host.runs("/bin/client"));
    assertThat(host.list("state")).noneMatch(name -> name.startsWith("fifo"));
  }

  private void becomesMaster() throws Exception {
    host.withVip().server(0, "read_only: 1\ngtids: \nalone: 1\nclaimed: 1\n");
    host.put("peer", "read_only: 1\ngtids: \nalone: 1\n");
    assertThat(host.notifies(PAIR, "MASTER")).isZero();
    host.rest();
    assertThat(host.text("log")).contains("open for writes");
  }

  private boolean opens(String received, String applied, String more) throws Exception {
    host.withVip().put("state/closed-until", "0\n");
    host.server(
        0,
        """
        read_only: 1
        Value: 1000
        *************************** 1. row ***************************
        Replica_IO_Running: No
        Replica_SQL_Running: Yes
        Retrieved_Gtid_Set: %s:%s
        *************************** 1. row ***************************
        gtids: 0:1-9,%s:%s
        %s\
        """
            .formatted(SOURCE, received, SOURCE, applied, more));
    return host.notifies(PAIR, "SETTLE") == 0;
  }
}
