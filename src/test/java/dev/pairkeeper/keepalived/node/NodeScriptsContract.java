package dev.pairkeeper.keepalived.node;

import static dev.pairkeeper.keepalived.node.PairOfScripts.await;
import static dev.pairkeeper.keepalived.node.PairOfScripts.pause;
import static dev.pairkeeper.keepalived.node.PairOfScripts.peerOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.keepalived.node.PairOfScripts.Sight;
import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Daemon;
import dev.pairkeeper.lab.Verdict;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A pair that runs by Pairkeeper's files alone, while a writer commits through the VIP; the numbers
 * are those of the acceptance scenarios.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NodeScriptsContract {

  private static final int RATE = 100;

  private final Lab.Flavor flavor;
  private Lab lab;
  private PairOfScripts pair;

  NodeScriptsContract(Lab.Flavor flavor) {
    this.flavor = flavor;
  }

  @BeforeAll
  void installs() {
    lab = Lab.of(flavor);
    lab.reset();
    pair = new PairOfScripts(lab);
    pair.install();
  }

  @BeforeEach
  void isHealthy() {
    pair.awaitHealthy();
  }

  @AfterAll
  void restores() {
    lab.reset();
  }

  @Test
  void serverThatIsKilledAndKeptDownHandsOverAndItsReturnMovesNothing() {
    String owner = pair.owner();
    CompletableFuture<Verdict> writing = write(9);
    pause(1500);
    lab.killAndKeepDown(owner, Daemon.MYSQLD);
    await(Duration.ofSeconds(5), "the peer has it", () -> pair.owner().equals(peerOf(owner)));
    lab.start(owner, Daemon.MYSQLD);
    nothingLost("1 mysqld killed, kept down", writing.join());
    assertThat(pair.owner()).isEqualTo(peerOf(owner));
    assertThat(pair.look(owner).writable()).isFalse();
  }

  private CompletableFuture<Verdict> write(int seconds) {
    return lab.write(Duration.ofSeconds(seconds), RATE);
  }

  private void nothingLost(String scenario, Verdict verdict) {
    report(scenario, verdict);
    assertThat(verdict.lost()).as("lost").containsValues(0, 0).doesNotContainValue(null);
    assertThat(verdict.duplicates()).as("duplicates").isZero();
    assertThat(verdict.samplesWithTwoWritable()).as("two writable").isZero();
  }

  private void report(String scenario, Verdict verdict) {
    System.out.printf(
        "%-12s %-45s outage %7.0f ms  acknowledged %5d  lost %s  two writable %.0f ms  pause %.0f ms%n",
        flavor,
        scenario,
        verdict.longestOutageMilliseconds(),
        verdict.acknowledged(),
        verdict.lost(),
        verdict.millisecondsTwoWritable(),
        verdict.longestWriterPauseMilliseconds());
  }
}
