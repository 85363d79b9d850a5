package dev.pairkeeper.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.plan.HostFacts.HostFile;
import dev.pairkeeper.plan.OperationRequest.ApplyConfig;
import dev.pairkeeper.plan.OperationRequest.Switchover;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.Sha256;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A pair of the panel's own after everything that is registered was brought to its hosts. */
@NullUnmarked
class AppliedConfigurationTests {

  private static final String SERVER = "/etc/systemd/system/mysql.service.d/pairkeeper-orders.conf";
  private static final String KEEPALIVED =
      "/etc/systemd/system/keepalived.service.d/pairkeeper-orders.conf";

  private final Ground before =
      PlanScenario.all().stream()
          .filter(scenario -> scenario.situation().startsWith("changed-witnesses"))
          .findFirst()
          .orElseThrow()
          .ground();
  private final Map<String, Map<String, HostFile>> files = new HashMap<>();

  AppliedConfigurationTests() {
    before.hosts().forEach((node, facts) -> files.put(node, new HashMap<>(facts.files())));
    apply((Plan) Planner.plan(new ApplyConfig(), before));
  }

  @Test
  void nothingIsLeftToDo() {
    assertThat(reasons()).containsExactly("NOTHING_TO_DO");
  }

  @Test
  void missingUnitIsBroughtWithoutTouchingKeepalivedOrTheServer() {
    files("db1").remove(KEEPALIVED);

    Plan plan = plan();

    assertThat(plan.steps())
        .extracting(Step::title)
        .containsExactly(
            "Make the folders of the units on db1",
            "Write " + KEEPALIVED + " on db1",
            "Have systemd on db1 read its units again");
    assertThat(plan.steps().getLast().deed().detail()).isEqualTo("systemctl daemon-reload");
    assertThat(plan.steps().getLast().verified())
        .containsExactly(
            new Condition.CommandSucceeds(
                "db1",
                "systemctl show -p DropInPaths keepalived.service | grep -qF " + KEEPALIVED,
                "systemd on db1 adds " + KEEPALIVED + " to keepalived.service."));
    assertThat(plan.summary()).contains("neither is restarted");
    apply(plan);
    assertThat(reasons()).containsExactly("NOTHING_TO_DO");
  }

  @Test
  void unitOfAnOlderReleaseIsReplacedAndPutBackByTheUndo() {
    String older = "[Service]\nExecStopPost=-/bin/old\n";
    files("db2").put(SERVER, file(older, "0644"));

    List<Step> steps = plan().steps();

    FileDeed.WriteFile write = (FileDeed.WriteFile) steps.get(1).deed();
    assertThat(write.difference()).contains("-ExecStopPost=-/bin/old", "+ExecStop=-+");
    assertThat(write.before()).isEqualTo(Sha256.of(older));
    assertThat(steps.get(1).undo())
        .isEqualTo(
            new Undo.By(
                new FileDeed.RestoreFile("db2", SERVER, false, Sha256.of(older), write.savedAs())));
    assertThat(((Undo.By) steps.getFirst().undo()).deeds().getLast().detail())
        .as("the last of all that is undone")
        .isEqualTo("systemctl daemon-reload");
  }

  @Test
  void switchoverDoesNotWaitForUnits() {
    files("db1").remove(SERVER);
    var wanted = new Switchover(null, Switchover.USUAL_CATCH_UP_TIMEOUT, null);

    assertThat(Planner.plan(wanted, ground())).isInstanceOf(Plan.class);
  }

  private Plan plan() {
    return (Plan) Planner.plan(new ApplyConfig(), ground());
  }

  private List<String> reasons() {
    return ((Refused) Planner.plan(new ApplyConfig(), ground()))
        .reasons().stream().map(Reason::code).toList();
  }

  private Map<String, HostFile> files(String node) {
    return files.get(node);
  }

  private void apply(Plan plan) {
    for (Step step : plan.steps()) {
      if (step.deed() instanceof FileDeed.WriteFile write) {
        files(write.node()).put(write.path(), file(write.content().shown(), write.mode()));
      }
    }
  }

  private static HostFile file(String text, String mode) {
    return new HostFile(Secret.of(text), Sha256.of(text), mode, "root:root");
  }

  private Ground ground() {
    Map<String, HostFacts> hosts = new HashMap<>();
    before.hosts().forEach((node, facts) -> hosts.put(node, with(facts, files(node))));
    return new Ground(
        before.snapshot(),
        before.assessment(),
        hosts,
        Map.of(),
        before.traffic(),
        before.replicas(),
        before.fenceCommands(),
        null,
        before.madeAt());
  }

  private static HostFacts with(HostFacts facts, Map<String, HostFile> held) {
    return new HostFacts(
        facts.services(),
        facts.hostName(),
        facts.keepalivedService(),
        facts.mysqlService(),
        facts.keepalivedConf(),
        List.of(facts.keepalivedConf()),
        facts.keepalivedVersion(),
        facts.arping(),
        facts.address(),
        facts.dataDirectory(),
        held,
        facts.unreadable());
  }
}
