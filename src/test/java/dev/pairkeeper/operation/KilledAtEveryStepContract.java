package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.plan.OperationRequest.SetUp;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bare hosts are set up by panels of which each is killed (-9) one step later than the one before.
 */
abstract class KilledAtEveryStepContract {

  private final Lab lab;
  private PanelOnLab panel;
  private StoredPlan plan;

  KilledAtEveryStepContract(Lab lab) {
    this.lab = lab;
  }

  @BeforeEach
  void planSetUp(@TempDir Path home) {
    lab.renew();
    panel = new PanelOnLab(home);
    plan = panel.plan(panel.register(lab.pairSpec()), new SetUp(null, false, false, null));
  }

  @AfterEach
  void close() {
    panel.close();
    lab.renew();
  }

  @Test
  void whatEachLeftIsGoneOnWithAndEndsInAHealthyPair() throws Exception {
    Operation left = panel.killedAfterEveryStep(plan);

    Operation ended = panel.ended(panel.operations().resume(left.id(), "dba").orElseThrow());

    assertThat(ended.status()).as(OperatedLab.told(ended)).isEqualTo(OperationStatus.SUCCEEDED);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(panel.look(plan.plan().pair()).problems()).isEmpty());
  }

  @Test
  void whatEachLeftIsTakenBackAndCanBeSetUpAgain() throws Exception {
    int last = plan.plan().steps().size();
    Operation left = panel.killedAt(plan, last, StepStatus.DONE);
    left = panel.killedAfterEveryUndo(left);

    Operation ended = panel.ended(panel.operations().undo(left.id(), "dba").orElseThrow());

    assertThat(ended.status()).as(OperatedLab.told(ended)).isEqualTo(OperationStatus.UNDONE);
    StoredPlan again = panel.plan(plan.plan().pair(), new SetUp(null, false, false, null));
    Operation second = panel.run(again);
    assertThat(second.status()).as(OperatedLab.told(second)).isEqualTo(OperationStatus.SUCCEEDED);
  }
}
