package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.plan.Deed;
import dev.pairkeeper.plan.OperationRequest.ApplyConfig;
import dev.pairkeeper.plan.Plan;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.plan.Step;
import dev.pairkeeper.plan.Undo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReasonsTests {

  private static final Instant AT = Instant.parse("2026-11-27T03:00:00Z");

  @Test
  void whatLostItsPanelAfterTheLastUndoCanBeEnded() {
    assertThat(Reasons.againstUndo(operation(OperationStatus.INTERRUPTED, StepStatus.UNDONE)))
        .isEmpty();
  }

  @Test
  void whatHasEndedWithNothingLeftIsNotTakenBack() {
    assertThat(Reasons.againstUndo(operation(OperationStatus.FAILED, StepStatus.UNDONE)))
        .extracting(Reason::code)
        .containsExactly("NOTHING_TO_UNDO");
  }

  private static Operation operation(OperationStatus status, StepStatus ofStep) {
    Step step =
        new Step(
            1,
            "Put it there",
            "db1",
            new Deed.Command("db1", "put"),
            List.of(),
            new Undo.By(new Deed.Command("db1", "take")),
            Duration.ofSeconds(1));
    Plan plan = new Plan(new ApplyConfig(), "orders", "Done.", List.of(), List.of(), List.of(step));
    return new Operation(
        "1",
        "1",
        plan,
        status,
        "dba",
        null,
        AT,
        null,
        List.of(new StepRecord(step, ofStep, AT, AT, "", null)),
        null,
        Map.of());
  }
}
