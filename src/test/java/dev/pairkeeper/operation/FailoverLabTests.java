package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Daemon;
import dev.pairkeeper.plan.OperationRequest.Failover;
import dev.pairkeeper.plan.OperationRequest.StartKeepalived;
import dev.pairkeeper.plan.OperationRequest.StartReplication;
import dev.pairkeeper.topology.NodeSnapshot;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What keepalived and the scripts rightly refuse to do without an operator. */
class FailoverLabTests extends ManagedPair {

  FailoverLabTests() {
    super(Lab.bare(Lab.Flavor.MYSQL97));
  }

  @Test
  void ownerThatIsWellIsNotFailedOverFrom() {
    assertThat(refusals(new Failover(peerOf(owner()), true, false))).contains("OWNER_IS_WELL");
  }

  /** Acceptance 18, 19: the standby does not open by itself, and an operator is told the loss. */
  @Test
  void standbyThatMayNotTakeOverDoesWhenTheLossIsAccepted() {
    String owner = owner();
    String standby = peerOf(owner);
    lab.sql(standby, "STOP REPLICA SQL_THREAD");
    lab.sql(owner, "INSERT INTO app.t VALUES (7)");
    lab.killAndKeepDown(owner, Daemon.MYSQLD);
    await().atMost(Duration.ofSeconds(20)).until(() -> !isSeen(owner));
    assertThat(isWritable(standby)).isFalse();
    assertThat(refusals(new Failover(standby, false, false))).containsExactly("LOSS_NOT_ACCEPTED");

    Operation operation = succeeded(run(new Failover(standby, true, false)));

    System.out.println(OperatedLab.told(operation));
    assertThat(owner()).isEqualTo(standby);
    await().atMost(Duration.ofSeconds(10)).until(() -> isWritable(standby));
    lab.start(owner, Daemon.MYSQLD);
    await().atMost(Duration.ofSeconds(30)).until(() -> isSeen(owner));
    assertThat(isWritable(owner)).as("the old owner returns").isFalse();
    succeeded(run(new StartKeepalived(owner)));
    succeeded(run(new StartReplication(standby)));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> asked(standby, "SELECT COUNT(*) FROM app.t WHERE id = 7").equals("1"));
    assertThat(owner()).isEqualTo(standby);
  }

  private boolean isSeen(String node) {
    return seen(node).mysql().answered();
  }

  private boolean isWritable(String node) {
    return seen(node).writable().orElse(false);
  }

  private NodeSnapshot seen(String node) {
    return panel.look(pair).snapshot().node(node).orElseThrow();
  }
}
