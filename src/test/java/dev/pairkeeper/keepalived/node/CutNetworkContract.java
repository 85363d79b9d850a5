package dev.pairkeeper.keepalived.node;

import static dev.pairkeeper.keepalived.node.PairOfScripts.pause;
import static dev.pairkeeper.keepalived.node.PairOfScripts.peerOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Traffic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What nodes do that no longer hear each other, or anybody; the numbers are those of acceptance.
 */
abstract class CutNetworkContract extends PairUnderWrites {

  CutNetworkContract(Lab.Flavor flavor) {
    super(flavor);
  }

  @AfterEach
  void heals() {
    lab.info().hosts().keySet().stream().filter(lab::answers).forEach(lab::heal);
  }

  @Test
  void vrrpThatIsCutLeavesTheVipToTheNodeThatTakesWrites() {
    String owner = pair.owner();
    long before = pair.timesMaster(peerOf(owner));
    var writing = write(15);
    lab.cut(owner, Traffic.VRRP);
    pause(9000);
    assertThat(pair.holdsVip(peerOf(owner))).as("it gave the VIP back").isFalse();
    lab.heal(owner);
    nothingLost("11 VRRP cut", writing.join());
    assertThat(pair.timesMaster(peerOf(owner)) - before).as("no flapping").isEqualTo(1);
    assertThat(pair.log(peerOf(owner))).contains("VRRP is cut", "are heard again");
    pair.awaitHealthy();
    assertThat(pair.owner()).isEqualTo(owner);
  }

  @Test
  void vrrpThatIsCutInOneDirectionLeavesOneOwner() {
    String owner = pair.owner();
    var writing = write(10);
    lab.cut(owner, Traffic.VRRP_OUT);
    pause(5000);
    assertThat(pair.holdsVip("db1")).as("one has it").isNotEqualTo(pair.holdsVip("db2"));
    lab.heal(owner);
    nothingLost("16 VRRP cut in one direction", writing.join());
    pair.awaitHealthy();
  }

  @Test
  void ownerThatIsCutOffClosesBeforeItsPeerOpensAndComesBackAsStandby() {
    String owner = pair.owner();
    var writing = write(13);
    lab.cut(owner, Traffic.ALL);
    awaitOwner(peerOf(owner));
    pause(3000);
    lab.heal(owner);
    nothingLost("13 owner cut off", writing.join());
    pair.awaitHealthy();
    isStandby(owner);
    assertThat(pair.log(owner)).contains("cut off: neither the peer");
  }

  @Test
  void standbyThatIsCutOffTakesNothing() {
    String owner = pair.owner();
    long before = pair.timesMaster(peerOf(owner));
    var writing = write(9);
    lab.cut(peerOf(owner), Traffic.ALL);
    pause(4500);
    lab.heal(peerOf(owner));
    nothingLost("14 standby cut off", writing.join());
    pair.awaitHealthy();
    assertThat(pair.owner()).isEqualTo(owner);
    assertThat(pair.timesMaster(peerOf(owner)) - before).isZero();
  }

  @Test
  void silentGatewayMovesNothing() {
    String owner = pair.owner();
    long before = timesCutOff();
    lab.info().hosts().keySet().forEach(this::silenceGateway);
    var writing = write(6);
    nothingLost("gateway silent, both well", writing.join());
    assertThat(pair.owner()).isEqualTo(owner);
    assertThat(timesCutOff()).isEqualTo(before);
  }

  @Test
  void hostThatIsSwitchedOffIsTakenOverFrom() {
    String owner = pair.owner();
    var writing = write(9);
    lab.powerOff(owner);
    awaitOwner(peerOf(owner));
    boot(owner);
    nothingLost("3 host switched off", writing.join());
    isStandby(owner);
  }

  /** Until the host is healed. */
  private void silenceGateway(String host) {
    lab.exec(
        host,
        """
        nft -f - <<RULES
        add table inet pairkeeper_lab
        add chain inet pairkeeper_lab in { type filter hook input priority -300; }
        add rule inet pairkeeper_lab in ip saddr $(ip route show default | cut -d ' ' -f 3) icmp type echo-reply drop
        RULES
        """);
  }

  private long timesCutOff() {
    return lab.info().hosts().keySet().stream()
        .flatMap(host -> pair.log(host).lines())
        .filter(line -> line.contains("cut off: "))
        .count();
  }
}
