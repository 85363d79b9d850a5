package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Traffic;
import dev.pairkeeper.lab.OnLab;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.plan.OperationRequest.Fence;
import dev.pairkeeper.plan.OperationRequest.StartKeepalived;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PairSnapshot;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A hand-made pair between whose nodes VRRP is cut: both act as the owner (acceptance 11). */
@OnLab
class FenceLabTests extends OperatedLab {

  @Autowired private PairWatch watch;

  FenceLabTests(Lab lab) {
    super(lab);
  }

  @Test
  void oneOfTwoOwnersIsFencedAndLetBackWhenTheCutIsMended() {
    adopt(lab().pairSpec());
    assertThat(refused(new Fence("db2", false)).reasons())
        .extracting("code")
        .containsExactly("NOT_SPLIT");
    lab().cut("db1", Traffic.VRRP);
    await().atMost(Duration.ofSeconds(20)).until(() -> look().vipHolders().size() == 2);

    succeeds(new Fence("db2", false));

    assertThat(look().vipOwner().map(NodeSnapshot::name)).contains("db1");
    assertThat(look().writableNodes()).extracting(NodeSnapshot::name).containsExactly("db1");
    lab().heal("db1");
    succeeds(new StartKeepalived("db2"));
    assertThat(look().vipOwner().map(NodeSnapshot::name)).contains("db1");
  }

  private PairSnapshot look() {
    return watch.observeAfresh(pair()).orElseThrow().snapshot();
  }
}
