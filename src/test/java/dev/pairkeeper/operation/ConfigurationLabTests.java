package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.LabSpecs;
import dev.pairkeeper.plan.OperationRequest.ApplyConfig;
import dev.pairkeeper.plan.OperationRequest.ChangePreempt;
import dev.pairkeeper.plan.Plan;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.topology.PreemptMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** keepalived.conf of a pair made by hand is changed while the pair is at work. */
abstract class ConfigurationLabTests extends OperatedLab {

  ConfigurationLabTests(Lab lab) {
    super(lab);
  }

  /** Acceptance 41: the VIP stays. */
  @Test
  void preemptAndBackAgainMovesNoVip() {
    adopt(lab().pairSpec());
    String before = conf("db1");

    thereAndBack();

    assertThat(conf("db1")).isEqualTo(before);
  }

  @Test
  void sudoUserDoesTheSame() {
    lab().exec("db2", "chmod 600 " + CONF);
    adopt(LabSpecs.withSudoUser(lab()));

    thereAndBack();

    assertThat(lab().exec("db2", "stat -c '%a %U:%G' " + CONF)).isEqualTo("600 root:root\n");
  }

  private void thereAndBack() {
    VipMoves moves = VipMoves.watch(lab());

    changesTo(PreemptMode.PREEMPT);
    changesTo(PreemptMode.NOPREEMPT);
    changesTo(PreemptMode.PREEMPT);
    changesTo(PreemptMode.NOPREEMPT);

    assertThat(moves.end()).isEqualTo(Map.of("db1", List.of(), "db2", List.of()));
    assertThat(lab().exec("db1", "ls " + CONF + "*")).doesNotContain("pairkeeper-new");
    assertThat(refused(new ChangePreempt(PreemptMode.NOPREEMPT)).reasons())
        .extracting(Reason::code)
        .containsExactly("NOTHING_TO_DO");
  }

  private void changesTo(PreemptMode wanted) {
    succeeds(new ChangePreempt(wanted));

    for (String host : List.of("db1", "db2")) {
      assertThat(conf(host).contains("nopreempt")).isEqualTo(wanted == PreemptMode.NOPREEMPT);
    }
    assertThat(mode()).isEqualTo(wanted);
  }

  /** Acceptance 41: the VIP moves only as announced. */
  @Test
  void vipMovesToTheHigherPriorityOnlyAsAnnounced() {
    for (String host : List.of("db1", "db2")) {
      String priority = host.equals("db1") ? "90" : "100";
      lab()
          .exec(
              host,
              "sed -i 's/priority [0-9]*/priority %s/' %s && systemctl reload keepalived"
                  .formatted(priority, CONF));
    }
    adopt(lab().pairSpec());
    VipMoves moves = VipMoves.watch(lab());

    Plan plan = succeeds(new ChangePreempt(PreemptMode.PREEMPT));

    assertThat(plan.warnings()).singleElement().asString().contains("moves from db1 to db2");
    Map<String, List<String>> seen = moves.end();
    System.out.println(seen);
    assertThat(seen.get("db1")).hasSize(1);
    assertThat(seen.get("db2")).hasSize(1);
  }

  /** Acceptance 42: the panel reads that it is broken. */
  @Test
  void brokenFileIsNeverLoadedAndNothingIsChanged() {
    adopt(lab().pairSpec());
    String good = conf("db1");
    lab().exec("db2", "sed -i '$d' " + CONF);
    String broken = conf("db2");

    List<Reason> reasons = refused(new ChangePreempt(PreemptMode.PREEMPT)).reasons();

    assertThat(reasons).extracting(Reason::code).contains("CONFIG_BROKEN");
    assertThat(conf("db1")).isEqualTo(good);
    assertThat(conf("db2")).isEqualTo(broken);
  }

  /** Acceptance 42: keepalived's own test tells; without a panel see {@link BrokenFileLabTests}. */
  @Test
  void fileThatOnlyKeepalivedKnowsToBeBrokenIsNotLoaded() {
    lab().exec("db2", "sed -i 's/advert_int 1/advert_int 1\\n    virtual_routr 5/' " + CONF);
    adopt(lab().pairSpec());
    String broken = conf("db2");
    VipMoves moves = VipMoves.watch(lab());

    Operation operation = run(new ChangePreempt(PreemptMode.PREEMPT));

    assertThat(operation.status()).as(told(operation)).isEqualTo(OperationStatus.FAILED);
    assertThat(told(operation)).contains("virtual_routr");
    assertThat(conf("db2")).isEqualTo(broken);
    assertThat(lab().exec("db2", "ls " + CONF + "*")).doesNotContain("pairkeeper-new");
    assertThat(mode()).isEqualTo(PreemptMode.NOPREEMPT);
    assertThat(moves.end()).isEqualTo(Map.of("db1", List.of(), "db2", List.of()));
  }

  @Test
  void driftByHandIsMendedByTheRegisteredValues() {
    adopt(lab().pairSpec());
    String wanted = conf("db2");
    lab().exec("db2", "sed -i 's/priority 90/priority 70/' " + CONF);
    VipMoves moves = VipMoves.watch(lab());

    succeeds(new ApplyConfig());

    assertThat(conf("db2")).isEqualTo(wanted);
    assertThat(moves.end()).isEqualTo(Map.of("db1", List.of(), "db2", List.of()));
  }

  @Test
  void newVirtualRouterIsBroughtWithoutASecondOwner() {
    adopt(lab().pairSpec());
    registry().change(pair(), LabSpecs.withVirtualRouterId(lab(), 77), null);
    VipMoves moves = VipMoves.watch(lab());

    succeeds(new ApplyConfig());

    assertThat(conf("db1")).contains("virtual_router_id 77");
    assertThat(conf("db2")).contains("virtual_router_id 77");
    Map<String, List<String>> seen = moves.end();
    System.out.println(seen);
    assertThat(seen.get("db2")).isEmpty();
  }

  private String conf(String host) {
    return lab().exec(host, "cat " + CONF);
  }

  private PreemptMode mode() {
    return registry().find(pair()).orElseThrow().pair().preemptMode();
  }
}
