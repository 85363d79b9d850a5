package dev.pairkeeper.keepalived.node;

import static dev.pairkeeper.keepalived.node.PairOfScripts.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Verdict;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A pair that runs by Pairkeeper's files alone, while a writer commits through the VIP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PairUnderWrites {

  private static final int RATE = 100;

  private final Lab.Flavor flavor;
  protected Lab lab;
  protected PairOfScripts pair;

  PairUnderWrites(Lab.Flavor flavor) {
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

  @AfterEach
  void switchesOn() {
    lab.info().hosts().keySet().stream().filter(host -> !lab.answers(host)).forEach(this::boot);
  }

  @AfterAll
  void restores() {
    pair.remove();
    lab.reset();
  }

  protected final void boot(String host) {
    lab.powerOn(host);
    await(Duration.ofSeconds(20), host + " has booted", () -> lab.answers(host));
  }

  protected final void awaitOwner(String host) {
    await(Duration.ofSeconds(20), host + " has the VIP", () -> pair.holdsVip(host));
  }

  protected final void isStandby(String host) {
    Sight sight = pair.look(host);
    assertThat(sight.hasVip()).as("%s has the VIP", host).isFalse();
    assertThat(sight.readOnly()).as("%s is read-only", host).isEqualTo("1");
  }

  /** Returns when the first writes are there. */
  protected final CompletableFuture<Verdict> write(int seconds) {
    String owner = pair.owner();
    long before = pair.writes(owner);
    var writing = lab.write(Duration.ofSeconds(seconds), RATE);
    await(Duration.ofSeconds(20), "writes come", () -> pair.writes(owner) > before + RATE / 2);
    return writing;
  }

  protected final void nothingLost(String scenario, Verdict verdict) {
    report(scenario, verdict);
    nothingLostIn(verdict);
    assertThat(verdict.samplesWithTwoWritable()).as("two writable").isZero();
  }

  protected static void nothingLostIn(Verdict verdict) {
    assertThat(verdict.acknowledged()).as("acknowledged").isPositive();
    assertThat(verdict.lost()).as("lost").containsOnly(entry("db1", 0), entry("db2", 0));
    assertThat(verdict.duplicates()).as("duplicates").isZero();
  }

  protected final void report(String scenario, Verdict verdict) {
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
