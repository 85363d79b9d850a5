package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.plan.Condition;
import dev.pairkeeper.plan.Deed;
import dev.pairkeeper.plan.FileDeed;
import dev.pairkeeper.plan.LineEdit;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.PackageArchive.PackageFile;
import dev.pairkeeper.plan.Plan;
import dev.pairkeeper.plan.Premise;
import dev.pairkeeper.plan.Registration;
import dev.pairkeeper.plan.SealedText;
import dev.pairkeeper.plan.SecretName;
import dev.pairkeeper.plan.Step;
import dev.pairkeeper.plan.Undo;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.VrrpState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanJsonTests {

  private static final SealedText SEALED =
      SealedText.of("ALTER USER 'repl'@'%' IDENTIFIED BY ")
          .then(SecretName.REPLICATION_PASSWORD, SealedText.Language.SQL)
          .then(" -- ü 💥");

  private static final List<Condition> CONDITIONS =
      List.of(
          new Condition.VipOn("db1"),
          new Condition.AnsweredThroughVip("db1"),
          new Condition.Writable("db1"),
          new Condition.ReadOnly("db2"),
          new Condition.ServerAnswers("db2"),
          new Condition.Replicates("db2"),
          new Condition.CaughtUp("db2"),
          new Condition.KeepalivedRuns("db2"),
          new Condition.VrrpIn("db2", Set.of(VrrpState.BACKUP, VrrpState.MASTER)),
          new Condition.QueryAnswers("db1", "SELECT 1", "1"),
          new Condition.CommandSucceeds("db1", "true", "It is true."));

  private static final List<Deed> DEEDS =
      List.of(
          new Deed.Sql("db1", List.of(SEALED)),
          new Deed.Command("db1", "true"),
          new FileDeed.WriteFile("db1", "/a", SEALED, "600", "root:root", true, null, null, "+a"),
          new FileDeed.EditFile(
              "db1", "/b", List.of(new LineEdit(1, 2, List.of("x"))), false, "1", "2", "/c", ""),
          new FileDeed.RestoreFile("db1", "/b", false, "1", "/c"),
          new FileDeed.CopyPackages(
              "db1", "/d", "ab", List.of(new PackageFile("x.deb", 3, "cd")), true),
          new Deed.RunFenceCommand("db1", "10.0.0.11"),
          new Deed.Await(CONDITIONS),
          new Deed.Check(List.of()),
          new Deed.Register(new Registration.OfPreemptMode(PreemptMode.PREEMPT)),
          new Deed.Register(new Registration.OfFiles("db1")),
          new Deed.Register(
              new Registration.OfGeneratedPassword(SecretName.NODE_ACCOUNT_PASSWORD)));

  @Test
  void planOfEveryKindOfDeedComesBackAsItWas() {
    List<Undo> undos =
        List.of(new Undo.Nothing(), new Undo.Stays("It does no harm."), new Undo.By(DEEDS));
    List<Step> steps = new ArrayList<>();
    for (Deed deed : DEEDS) {
      int number = steps.size() + 1;
      steps.add(
          new Step(
              number,
              "Do " + number,
              number == 1 ? null : "db1",
              deed,
              CONDITIONS,
              undos.get(number % undos.size()),
              Duration.ofMillis(1500)));
    }
    Plan plan =
        new Plan(
            new OperationRequest.ChangePreempt(PreemptMode.PREEMPT),
            "orders",
            "Summary.",
            List.of("Warning."),
            List.of(new Premise("VIP owner", "db1")),
            steps);
    PlanJson json = new PlanJson();
    assertThat(json.read(json.write(plan))).isEqualTo(plan);
  }

  @Test
  void planOfAnOlderReleaseIsRead() {
    Step step =
        new Step(
            1,
            "Look",
            null,
            new Deed.Check(List.of()),
            List.of(),
            new Undo.Nothing(),
            Duration.ofSeconds(1));
    OperationRequest request = new OperationRequest.Failover("db2", true, false);
    Plan plan = new Plan(request, "orders", "", List.of(), List.of(), List.of(step));
    PlanJson json = new PlanJson();
    String older = json.write(plan).replace(",\"skipFenceCommand\":false", "");
    assertThat(older).doesNotContain("skipFenceCommand");
    assertThat(json.read(older)).isEqualTo(plan);
  }

  @Test
  void requestOfEveryKindComesBackAsItWas() {
    PlanJson json = new PlanJson();
    for (OperationRequest request :
        List.of(
            new OperationRequest.SetUp(null, true, false, null),
            new OperationRequest.Failover("db2", true, true),
            new OperationRequest.Fence("db2", true),
            new OperationRequest.ApplyConfig(),
            new OperationRequest.StartKeepalived(null),
            new OperationRequest.StartReplication("db1"),
            new OperationRequest.RenewServerUuid("db2"),
            new OperationRequest.SetWritable("db1"),
            new OperationRequest.SetReadOnly("db1"))) {
      Step step =
          new Step(
              1,
              "Look",
              null,
              new Deed.Check(List.of()),
              List.of(),
              new Undo.Nothing(),
              Duration.ofSeconds(1));
      Plan plan = new Plan(request, "orders", "", List.of(), List.of(), List.of(step));
      assertThat(json.read(json.write(plan))).isEqualTo(plan);
    }
  }
}
