package dev.pairkeeper.web.doubles;

import dev.pairkeeper.operation.Operation;
import dev.pairkeeper.operation.OperationStatus;
import dev.pairkeeper.operation.Operations.Starting.Started;
import dev.pairkeeper.operation.StepStatus;
import dev.pairkeeper.plan.Condition;
import dev.pairkeeper.plan.Deed;
import dev.pairkeeper.plan.FileDeed;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.Plan;
import dev.pairkeeper.plan.Premise;
import dev.pairkeeper.plan.SealedText;
import dev.pairkeeper.plan.Step;
import dev.pairkeeper.plan.Undo;
import dev.pairkeeper.topology.VrrpState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Operations to look at in the demo: one that runs, one that failed, one that was interrupted and
 * one that was interrupted with nothing left to take back.
 */
final class DemoOperations {

  private static final String DIFFERENCE =
      """
      --- a/etc/keepalived/keepalived.conf
      +++ b/etc/keepalived/keepalived.conf
      @@ -8,9 +8,10 @@
       vrrp_instance VI_1 {
      -    state MASTER
      +    state BACKUP
      +    nopreempt
           interface eth0
           virtual_router_id 54
      -    priority 100
      +    priority 253
           advert_int 0.5
      """;

  private final InMemoryOperations operations;

  DemoOperations(InMemoryOperations operations) {
    this.operations = operations;
  }

  void show() {
    String interrupted = start("sessions");
    operations.step(interrupted, 1, StepStatus.DONE, "(/etc/keepalived/keepalived.conf)", null);
    operations.step(interrupted, 2, StepStatus.DONE, "", null);
    operations.step(interrupted, 3, StepStatus.RUNNING, "", null);
    operations.end(
        interrupted,
        OperationStatus.INTERRUPTED,
        "The panel was lost while step 3 was under way; it may have been done.");
    String over = start("reports");
    operations
        .find(over)
        .orElseThrow()
        .steps()
        .forEach(step -> operations.step(over, step.step().number(), StepStatus.UNDONE, "", null));
    operations.end(over, OperationStatus.INTERRUPTED, "The panel was lost after the last undo.");
    String failed = start("billing");
    operations.step(failed, 1, StepStatus.UNDONE, "", null);
    operations.step(
        failed,
        2,
        StepStatus.FAILED,
        "(/etc/keepalived/keepalived.conf: Line 12) Unknown keyword 'nopreemt'",
        "db2: keepalived -t ended with status 4.");
    operations.end(
        failed, OperationStatus.FAILED, "Step 2 failed; what was done before was taken back.");
    String running = start("catalog");
    Thread.ofVirtual().start(() -> advance(running));
  }

  private void advance(String id) {
    try {
      int steps = operations.find(id).orElseThrow().steps().size();
      for (int number = 1; number <= steps; number++) {
        operations.step(id, number, StepStatus.RUNNING, "", null);
        Thread.sleep(Duration.ofSeconds(8));
        operations.step(id, number, StepStatus.DONE, "done at " + Instant.now(), null);
      }
      operations.end(id, OperationStatus.SUCCEEDED, "Both hosts have what is registered.");
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private String start(String pair) {
    String plan = operations.keep(plan(pair), Instant.now()).id();
    Operation operation = ((Started) operations.run(plan, "admin").orElseThrow()).operation();
    return operation.id();
  }

  private static Plan plan(String pair) {
    List<Step> steps = new ArrayList<>();
    for (String node : List.of("db2", "db1")) {
      steps.add(
          step(
              steps,
              "Write keepalived.conf on " + node,
              node,
              new FileDeed.WriteFile(
                  node,
                  "/etc/keepalived/keepalived.conf",
                  SealedText.of(""),
                  "640",
                  "root:root",
                  false,
                  "ab",
                  "/etc/keepalived/keepalived.conf.20260131-120000",
                  DIFFERENCE),
              List.of(),
              new Undo.By(
                  new FileDeed.RestoreFile(
                      node,
                      "/etc/keepalived/keepalived.conf",
                      false,
                      "ab",
                      "/etc/keepalived/keepalived.conf.20260131-120000"))));
      steps.add(
          step(
              steps,
              "Have keepalived on %s test its configuration".formatted(node),
              node,
              new Deed.Command(node, "keepalived -t -f /etc/keepalived/keepalived.conf"),
              List.of(),
              new Undo.Nothing()));
      steps.add(
          step(
              steps,
              "Reload keepalived on " + node,
              node,
              new Deed.Command(node, "systemctl reload keepalived"),
              List.of(
                  new Condition.KeepalivedRuns(node),
                  new Condition.VrrpIn(node, Set.of(VrrpState.MASTER, VrrpState.BACKUP)),
                  new Condition.VipOn("db1")),
              new Undo.By(new Deed.Command(node, "systemctl reload keepalived"))));
    }
    steps.add(
        step(
            steps,
            "Wait until the VIP is answered by db1",
            null,
            new Deed.Await(List.of(new Condition.AnsweredThroughVip("db1"))),
            List.of(),
            new Undo.Nothing()));
    return new Plan(
        new OperationRequest.ApplyConfig(),
        pair,
        "keepalived.conf on both hosts becomes what is registered, db2 first. The VIP stays on db1.",
        List.of("db1 keeps a hand-made track_script that is not in the registration; it goes."),
        List.of(new Premise("VIP owner", "db1"), new Premise("keepalived on db2", "RUNNING")),
        steps);
  }

  private static Step step(
      List<Step> before,
      String title,
      String node,
      Deed deed,
      List<Condition> verified,
      Undo undo) {
    return new Step(before.size() + 1, title, node, deed, verified, undo, Duration.ofSeconds(30));
  }
}
