package dev.pairkeeper.keepalived.node;

import static dev.pairkeeper.keepalived.node.PairOfScripts.await;
import static dev.pairkeeper.keepalived.node.PairOfScripts.pause;
import static dev.pairkeeper.keepalived.node.PairOfScripts.peerOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Daemon;
import dev.pairkeeper.lab.Lab.Traffic;
import dev.pairkeeper.lab.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A pair that runs by Pairkeeper's files alone, while a writer commits through the VIP; the numbers
 * are those of the acceptance scenarios.
 */
abstract class NodeScriptsContract extends PairUnderWrites {

  NodeScriptsContract(Lab.Flavor flavor) {
    super(flavor);
  }

  @Test
  void serverThatIsKilledAndKeptDownHandsOverAndItsReturnMovesNothing() {
    String owner = pair.owner();
    var writing = write(9);
    lab.killAndKeepDown(owner, Daemon.MYSQLD);
    awaitOwner(peerOf(owner));
    lab.start(owner, Daemon.MYSQLD);
    nothingLost("1 mysqld killed, kept down", writing.join());
    isStandby(owner);
  }

  @Test
  void serverThatSystemdStartsAgainMovesTheVipOnce() {
    String owner = pair.owner();
    long before = pair.timesMaster(owner);
    var writing = write(9);
    lab.kill(owner, Daemon.MYSQLD);
    nothingLost("2 mysqld killed, started by systemd", writing.join());
    pair.awaitHealthy();
    assertThat(pair.timesMaster(owner) - before).as("taken back").isZero();
  }

  @Test
  void frozenServerIsEndedBeforeThePeerOpens() {
    String owner = pair.owner();
    var writing = write(15);
    lab.freeze(owner, Daemon.MYSQLD);
    await(Duration.ofSeconds(10), "it is open", () -> pair.look(peerOf(owner)).writable());
    lab.exec(owner, "pkill -CONT -x 'mysqld|mariadbd'; true");
    nothingLost("4 mysqld frozen", writing.join());
    assertThat(pair.log(owner)).contains("killing it (process");
    isStandby(owner);
  }

  @Test
  void tooManyConnectionsAndReadOnlyByHandMoveNothing() {
    String owner = pair.owner();
    var writing = write(16);
    String refusal = pair.fill(owner, Duration.ofSeconds(5));
    assertThat(refusal).contains("1040");
    pause(4500);
    assertThat(pair.holdsVip(owner)).isTrue();
    pair.sql(owner, "SET GLOBAL read_only = ON");
    pause(4000);
    assertThat(pair.look(owner)).isEqualTo(new Sight(true, "1"));
    pair.sql(owner, "SET GLOBAL read_only = OFF");
    Verdict verdict = writing.join();
    report("5 too many connections, 10 read-only by hand", verdict);
    nothingLostIn(verdict);
    assertThat(pair.owner()).isEqualTo(owner);
  }

  @Test
  void killedKeepalivedLosesTheVipAndClosesItsServer() {
    String owner = pair.owner();
    var writing = write(8);
    lab.kill(owner, Daemon.KEEPALIVED);
    nothingLost("7 keepalived killed", writing.join());
    awaitOwner(peerOf(owner));
    isStandby(owner);
  }

  @Test
  void serverThatReturnsWithoutKeepalivedStaysClosed() {
    String owner = pair.owner();
    var writing = write(10);
    lab.stop(owner, Daemon.KEEPALIVED);
    lab.kill(owner, Daemon.MYSQLD);
    awaitOwner(peerOf(owner));
    nothingLost("8 keepalived stopped, mysqld returns", writing.join());
    await(Duration.ofSeconds(10), "it is back", () -> !pair.look(owner).readOnly().equals("-"));
    isStandby(owner);
    lab.start(owner, Daemon.KEEPALIVED);
    pair.awaitHealthy();
    isStandby(owner);
  }

  @Test
  void standbyThatBootsFirstTakesTheVipAndSaysThatThePeerMayHoldMore() {
    String owner = pair.owner();
    var writing = write(30);
    lab.powerOff(owner);
    lab.powerOff(peerOf(owner));
    boot(peerOf(owner));
    awaitOwner(peerOf(owner));
    await(Duration.ofSeconds(15), "it is open", () -> pair.look(peerOf(owner)).writable());
    assertThat(pair.log(peerOf(owner))).contains("does not answer and may hold more");
    boot(owner);
    nothingLost("9 both off, standby boots first", writing.join());
    isStandby(owner);
  }

  @Test
  void standbyThatLagsOpensOnlyWhenItCaughtUp() {
    String owner = pair.owner();
    String standby = peerOf(owner);
    var writing = write(18);
    pair.holdApplier(standby, Duration.ofSeconds(11));
    pause(5000);
    lab.killAndKeepDown(owner, Daemon.MYSQLD);
    pause(2500);
    assertThat(pair.look(standby)).as("while it lags").isEqualTo(new Sight(false, "1"));
    await(Duration.ofSeconds(15), "it caught up", () -> pair.look(standby).writable());
    lab.start(owner, Daemon.MYSQLD);
    nothingLost("18 standby lags, owner killed", writing.join());
  }

  @Test
  void standbyWhoseSqlThreadIsStoppedTakesNothing() {
    String owner = pair.owner();
    String standby = peerOf(owner);
    pair.stopSqlThread(standby);
    var writing = write(13);
    pause(1000);
    lab.killAndKeepDown(owner, Daemon.MYSQLD);
    pause(3500);
    assertThat(pair.look(standby)).as("not eligible").isEqualTo(new Sight(false, "1"));
    pair.startReplication(standby);
    awaitOwner(standby);
    await(Duration.ofSeconds(10), "it is open", () -> pair.look(standby).writable());
    lab.start(owner, Daemon.MYSQLD);
    nothingLost("19 SQL thread stopped, owner killed", writing.join());
  }

  @Test
  void flappingLinkMovesTheVipOnce() {
    String owner = pair.owner();
    var writing = write(30);
    for (int time = 1; time <= 3; time++) {
      lab.cut(owner, Traffic.ALL);
      pause(4000);
      lab.heal(owner);
      pause(5000);
    }
    nothingLost("17 link flaps", writing.join());
    pair.awaitHealthy();
    isStandby(owner);
  }
}
