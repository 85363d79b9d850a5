package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.OnLab;
import dev.pairkeeper.plan.OperationRequest.SetReadOnly;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A panel is killed (-9) in the middle of an operation on a real pair; another takes over. */
@OnLab
class KilledPanelLabTests {

  private PanelOnLab panel;
  private String pair = "";

  @BeforeEach
  void register(Lab lab, @TempDir Path home) {
    panel = new PanelOnLab(home);
    pair = panel.register(lab.pairSpec());
  }

  @AfterEach
  void close() {
    panel.close();
  }

  @Test
  void stepThatWasOnlyWrittenDownIsToldAndDoneOnResume(Lab lab) throws Exception {
    StoredPlan plan = panel.plan(pair, new SetReadOnly("db1"));

    Operation left = panel.killedAt(plan, 1, StepStatus.RUNNING);

    assertThat(left.message()).contains("Step 1", "under way");
    Recovery recovery = panel.operations().recovery(left.id()).orElseThrow();
    assertThat(recovery.underWay()).isEqualTo(plan.plan().steps().getFirst());
    assertThat(recovery.seen()).anyMatch(it -> it.contains("db1 takes writes"));
    assertThat(recovery.toResume()).hasSize(1);
    assertThat(panel.operations().run(plan.id(), "dba").orElseThrow())
        .isInstanceOf(Operations.Starting.NotStarted.class);

    Operation ended = panel.ended(panel.operations().resume(left.id(), "dba").orElseThrow());
    assertThat(ended.status()).isEqualTo(OperationStatus.SUCCEEDED);
    assertThat(lab.sql("db1", "SELECT @@super_read_only")).contains("1");
  }

  @Test
  void stepThatWasDoneIsTakenBackOnUndo(Lab lab) throws Exception {
    StoredPlan plan = panel.plan(pair, new SetReadOnly("db1"));

    Operation left = panel.killedAt(plan, 1, StepStatus.DONE);

    assertThat(lab.sql("db1", "SELECT @@super_read_only")).contains("1");
    Operation ended = panel.ended(panel.operations().undo(left.id(), "dba").orElseThrow());
    assertThat(ended.status()).isEqualTo(OperationStatus.UNDONE);
    assertThat(lab.sql("db1", "SELECT @@read_only")).contains("0");
  }
}
