package dev.pairkeeper.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pairkeeper.plan.OperationRequest.SetUp;
import dev.pairkeeper.topology.ReplicationChannel;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AdoptionTests {

  private static final SetUp PLAIN = new SetUp(null, false, false, null);

  private final BarePair pair = new BarePair().replicating();

  @Test
  void dataAndReplicationStayAsTheyAreAndNoServerIsRestarted() {
    Plan plan = planned();

    assertThat(titles(plan))
        .containsSubsequence(
            "Close db2 for writes",
            "See that both have what the other has",
            "Open db1 for writes",
            "Make the account of the node scripts",
            "Stop keepalived on db2",
            "Restart keepalived on db1",
            "Start keepalived on db2",
            "See that the pair is well")
        .noneMatch(title -> title.matches("(Copy|Empty|Let|Restart the server|Write on) .*"));
    assertThat(plan.steps().stream().map(step -> step.deed().detail()))
        .noneMatch(detail ->
            detail.matches("(?s).*(RESET |CHANGE REPLICATION|STOP REPLICA|restart mysql).*"));
    assertThat(plan.summary()).contains("go on to do so", "puts the VIP on db1");
  }

  @Test
  void whoHasTheVipKeepsIt() {
    pair.db1().holdsVip = false;
    pair.db2().holdsVip = true;

    assertThat(titles(planned()))
        .containsSubsequence(
            "Close db1 for writes", "Restart keepalived on db2", "Start keepalived on db1");
  }

  @Test
  void whereNobodyHasTheVipTheOpenOneGetsIt() {
    pair.db1().holdsVip = false;
    pair.db1().readOnly = true;

    assertThat(titles(planned()))
        .containsSubsequence("Close db1 for writes", "Restart keepalived on db2");
  }

  @Test
  void optionsThatNeedARestartWaitForTheNext() {
    pair.db1().variables.put("report_host", "");

    Plan plan = planned();

    assertThat(plan.warnings())
        .anyMatch(warning ->
            warning.startsWith("These options come into force on db1")
                && warning.contains("report_host"));
    assertThat(plan.steps())
        .filteredOn(step -> step.title().startsWith("Write /etc/mysql/mysql.conf.d/zz-pairkeeper"))
        .hasSize(2)
        .allMatch(step -> step.deed().detail().contains("report_host"))
        .noneMatch(step -> step.deed().detail().contains("relay_log ="));
  }

  @Test
  void nodeThatIsWrittenToBesideTheVipIsNamed() {
    assertThat(planned().warnings())
        .contains(
            "db2 takes writes now and will not any more: whoever writes there must write at the VIP.");
  }

  @Test
  void whatIsTakenBackLeavesTheFormerOwnerOpen() {
    assertThat(planned().steps())
        .filteredOn(step -> step.title().equals("See that db1 takes writes"))
        .singleElement()
        .satisfies(step -> assertThat(step.undo().says()).contains("SET GLOBAL read_only = OFF"));
  }

  static Stream<Arguments> obstacles() {
    return Stream.of(
        of("IS_A_REPLICA", it -> it.db1().channels = List.of()),
        of("REPLICATION_NOT_RUNNING", it -> it.db2().channels = List.of(fromDb1(it, false, true))),
        of("NO_AUTO_POSITION", it -> it.db2().channels = List.of(fromDb1(it, true, false))),
        of(
            "IS_A_REPLICA",
            it -> it.db2().channels = List.of(fromDb1(it, true, true), fromDb1(it, true, true))),
        of("VIP_NOT_ON_ONE_NODE", it -> it.db2().holdsVip = true),
        of("OWNER_MAY_NOT_OWN", BarePair::firstMayNotOwn),
        of(
            "REPLICATES_ALREADY",
            it -> {
              it.db1().conf = "! Written by Pairkeeper for node 'db1'\n";
              it.db2().conf = "! Written by Pairkeeper for node 'db2'\n";
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("obstacles")
  void isRefused(String code, Consumer<BarePair> obstacle) {
    obstacle.accept(pair);

    assertThat(pair.plan(PLAIN)).isInstanceOf(Refused.class);
    assertThat(((Refused) pair.plan(PLAIN)).reasons())
        .extracting(Refused.Reason::code)
        .contains(code);
  }

  @Test
  void nothingIsCopiedWithoutEndingReplicationFirst() {
    assertThat(((Refused) pair.plan(new SetUp("db1", false, false, null))).reasons())
        .singleElement()
        .satisfies(reason -> {
          assertThat(reason.code()).isEqualTo("DATA_ON_BOTH");
          assertThat(reason.cure()).contains("STOP REPLICA", "RESET REPLICA ALL");
        });
  }

  private Plan planned() {
    Decision decision = pair.plan(PLAIN);
    assertThat(decision).isInstanceOf(Plan.class);
    return (Plan) decision;
  }

  private static List<String> titles(Plan plan) {
    return plan.steps().stream().map(Step::title).toList();
  }

  private static ReplicationChannel fromDb1(BarePair pair, boolean runs, boolean autoPosition) {
    return BarePair.channel(pair.ground().pair().first(), runs, autoPosition);
  }

  private static Arguments of(String code, Consumer<BarePair> obstacle) {
    return arguments(code, obstacle);
  }
}
