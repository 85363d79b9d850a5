package dev.pairkeeper.keepalived.node;

import static dev.pairkeeper.keepalived.node.PairOfScripts.await;
import static dev.pairkeeper.keepalived.node.PairOfScripts.peerOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Daemon;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Units and hosts that are stopped in order. */
abstract class LeavingContract extends PairUnderWrites {

  /** Seconds; MySQL 9.7 takes nine to stop, and the verdict asks it. */
  private static final int STOPPING = 15;

  LeavingContract(Lab.Flavor flavor) {
    super(flavor);
  }

  @Test
  void serverThatIsStoppedHandsOverFirst() {
    String owner = pair.owner();
    var writing = write(STOPPING);
    lab.stop(owner, Daemon.MYSQLD);
    assertThat(pair.holdsVip(peerOf(owner))).isTrue();
    lab.start(owner, Daemon.MYSQLD);
    nothingLost("systemctl stop of the server", writing.join());
    pair.awaitHealthy();
    isStandby(owner);
  }

  @Test
  void serverThatIsRestartedHandsOverFirstAndStaysStandby() {
    String owner = pair.owner();
    var writing = write(STOPPING);
    lab.exec(owner, "systemctl restart " + lab.info().serviceName());
    nothingLost("systemctl restart of the server", writing.join());
    pair.awaitHealthy();
    isStandby(owner);
  }

  @Test
  void standbysServerThatIsRestartedMovesNothing() {
    String owner = pair.owner();
    var writing = write(STOPPING);
    lab.exec(peerOf(owner), "systemctl restart " + lab.info().serviceName());
    nothingLost("systemctl restart on the standby", writing.join());
    pair.awaitHealthy();
    assertThat(pair.owner()).isEqualTo(owner);
  }

  @Test
  void keepalivedThatIsStoppedHandsOverFirst() {
    String owner = pair.owner();
    var writing = write(6);
    lab.stop(owner, Daemon.KEEPALIVED);
    lab.start(owner, Daemon.KEEPALIVED);
    nothingLost("systemctl stop of keepalived", writing.join());
    pair.awaitHealthy();
    isStandby(owner);
  }

  @Test
  void hostThatIsShutDownHandsOverFirst() {
    String owner = pair.owner();
    var writing = write(2 * STOPPING);
    lab.exec(owner, "kill -s RTMIN+4 1");
    await(Duration.ofSeconds(30), owner + " goes down", () -> !lab.answers(owner));
    await(Duration.ofSeconds(60), owner + " was off and is back", () -> booted(owner));
    nothingLost("host shut down", writing.join());
    pair.awaitHealthy();
    isStandby(owner);
  }

  @Test
  void serverWhosePeerIsOffIsStoppedAtOnceAllTheSame() {
    String owner = pair.owner();
    lab.powerOff(peerOf(owner));
    lab.stop(owner, Daemon.MYSQLD);
    assertThat(pair.log(owner)).contains("it is not waited for");
    lab.start(owner, Daemon.MYSQLD);
    await(Duration.ofSeconds(20), "it is open again", () -> pair.look(owner).writable());
    boot(peerOf(owner));
    pair.awaitHealthy();
  }

  /** One that still goes down has no log-in and is not switched on yet. */
  private boolean booted(String host) {
    lab.powerOn(host);
    return lab.answers(host);
  }
}
