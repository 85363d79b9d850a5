package dev.pairkeeper.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pairkeeper.plan.OperationRequest.SetUp;
import dev.pairkeeper.plan.Preflight.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SetUpRefusalTests {

  private static final SetUp PLAIN = new SetUp(null, false, false, null);

  private final BarePair pair = new BarePair();

  static Stream<Arguments> obstacles() {
    return Stream.of(
        of("NO_ROOT", pair -> pair.db1().root = false),
        of("KEEPALIVED_MISSING", pair -> pair.db2().programs.remove("keepalived")),
        of("PROGRAM_MISSING", pair -> pair.db2().programs.remove("flock")),
        of("CLIENT_MISSING", pair -> pair.db2().programs.remove("mysql")),
        of("NO_OPTION_FOLDER", pair -> pair.db1().optionFolders = List.of()),
        of("CLOCKS_APART", pair -> pair.db1().clockAhead = Duration.ofMillis(-2100)),
        of("NO_INTERFACE", pair -> pair.db1().hasInterface = false),
        of("PEER_UNREACHABLE", pair -> pair.db2().reachesPeer = Finding.NO),
        of("VIP_NOT_IN_SUBNET", pair -> pair.db2().address = "10.0.1.12"),
        of("VIP_SET_BY_HAND", pair -> pair.db1().holdsVip = true),
        of("VIP_ANSWERED", pair -> pair.db1().vipAnswered = Finding.YES),
        of("WITNESS_IS_A_NODE", pair -> pair.witnessed("10.0.0.1", "10.0.0.12")),
        of("VRID_IN_USE", pair -> pair.db1().heardVrrp = Set.of("10.0.0.77")),
        of("VERSIONS_DIFFER", pair -> pair.db2().version = "8.4.3"),
        of("VERSIONS_DIFFER", pair -> pair.db2().version = "10.11.19-MariaDB"),
        of(
            "NO_GTIDS",
            pair -> {
              pair.db1().version = "5.5.62";
              pair.db2().version = "5.5.62";
            }),
        of("SAME_SERVER_UUID", pair -> pair.db2().uuid = pair.db1().uuid),
        of("OPTIONS_PERSISTED", pair -> pair.db1().persisted = Map.of("relay_log_recovery", "OFF")),
        of(
            "PRIVILEGES_MISSING",
            pair -> pair.db1().grants = List.of("GRANT SELECT, RELOAD ON *.* TO `pk`@`%`")),
        of("MYSQL_NOT_SEEN", pair -> pair.db2().serverAnswers = false),
        of("DATA_ON_ONE", pair -> pair.db1().with("shop", 1_000_000)),
        of(
            "DATA_ON_BOTH",
            pair -> {
              pair.db1().with("shop", 1_000_000);
              pair.db2().with("old", 1_000);
            }));
  }

  private static Arguments of(String code, Consumer<BarePair> obstacle) {
    return arguments(code, obstacle);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("obstacles")
  void isRefusedBefore(String code, Consumer<BarePair> obstacle) {
    obstacle.accept(pair);

    assertThat(reasons(PLAIN)).containsExactly(code);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("obstacles")
  void hasACure(String code, Consumer<BarePair> obstacle) {
    obstacle.accept(pair);

    assertThat(((Refused) pair.plan(PLAIN)).reasons())
        .allSatisfy(reason -> {
          assertThat(reason.message()).matches("[A-Z0-9a-z].*[.)]").doesNotContain("%");
          assertThat(reason.cure()).isNotBlank().doesNotContain("%s");
        });
  }

  @Test
  void everyReasonIsToldAtOnce() {
    pair.db1().root = false;
    pair.db2().reachesPeer = Finding.NO;
    pair.db1().with("shop", 1_000);
    pair.db2().heardVrrp = Set.of("10.0.0.9");

    assertThat(reasons(PLAIN))
        .containsExactlyInAnyOrder("NO_ROOT", "PEER_UNREACHABLE", "DATA_ON_ONE", "VRID_IN_USE");
  }

  @Test
  void whatOneNodeHidesDoesNotHideWhatStandsAgainstTheOther() {
    pair.db1().serverAnswers = false;
    pair.db2().programs.remove("keepalived");

    assertThat(reasons(PLAIN)).contains("MYSQL_NOT_SEEN", "KEEPALIVED_MISSING");
  }

  @Test
  void emptyServerIsNoSourceOfData() {
    pair.db2().with("shop", 1_000_000);

    assertThat(reasons(new SetUp("db1", false, false, null))).containsExactly("DATA_FROM_EMPTY");
  }

  @Test
  void copyNeedsRoomAndTheSameAccountOnBoth() {
    pair.db1().with("shop", 90_000_000_000L);
    pair.db2().freeBytes = 95_000_000_000L;
    pair.db2().logInOnPeer = Finding.NO;

    assertThat(reasons(new SetUp("db1", false, false, null)))
        .containsExactlyInAnyOrder("DISK_TOO_SMALL", "ACCOUNT_DIFFERS");
  }

  @Test
  void keepalivedThatNoRepositoryHasCantBeInstalled() {
    pair.db1().programs.remove("keepalived");
    pair.db1().installable = Finding.NO;

    assertThat(reasons(new SetUp(null, true, false, null)))
        .containsExactly("PACKAGE_NOT_AVAILABLE");
  }

  @Test
  void replicasOfANodeWhoseDataAreReplacedAreNamedInTheRefusal() {
    pair.db1().with("shop", 1_000_000);
    pair.db2().replicas = List.of("repl@10.0.0.77", "repl@10.0.0.78");

    assertThat(((Refused) pair.plan(new SetUp("db1", false, false, null))).reasons())
        .singleElement()
        .satisfies(reason -> {
          assertThat(reason.code()).isEqualTo("REPLICAS_ATTACHED");
          assertThat(reason.message())
              .contains("db2 has replicas (repl@10.0.0.77, repl@10.0.0.78)", "replaced by a copy");
          assertThat(reason.cure()).contains("another source", "data from db2");
        });
  }

  @Test
  void replicasOfTheNodeWithTheDataAreWarnedOf() {
    pair.db1().with("shop", 1_000_000);
    pair.db1().replicas = List.of("repl@10.0.0.77");

    assertThat(((Plan) pair.plan(new SetUp("db1", false, false, null))).warnings())
        .anyMatch(it -> it.startsWith("db1 has replicas: repl@10.0.0.77. They are cut off"));
  }

  @Test
  void replicasOfAnEmptyServerWhoseBinaryLogsAreEmptiedAreRefused() {
    pair.db1().version = "10.11.19-MariaDB";
    pair.db2().version = "10.11.19-MariaDB";
    pair.db1().replicas = List.of("repl@10.0.0.77");

    assertThat(((Refused) pair.plan(PLAIN)).reasons())
        .anyMatch(reason ->
            reason.code().equals("REPLICAS_ATTACHED")
                && reason.message().contains("its binary logs are emptied"));
  }

  @Test
  void uploadedPackagesMustBeThereAndFitTheHostsTool() {
    pair.db1().programs.remove("keepalived");

    assertThat(reasons(new SetUp(null, true, false, "ab".repeat(32))))
        .containsExactly("PACKAGES_UNKNOWN");

    pair.upload("keepalived-2.3.4-1.x86_64.rpm");
    assertThat(reasons(new SetUp(null, true, false, "ab".repeat(32))))
        .containsExactly("PACKAGES_UNFIT");
  }

  @Test
  void ownAdvertsAreNoStrangers() {
    pair.db1().heardVrrp = Set.of("10.0.0.12");

    assertThat(pair.plan(PLAIN)).isInstanceOf(Plan.class);
  }

  private List<String> reasons(SetUp wanted) {
    Decision decision = pair.plan(wanted);
    assertThat(decision).isInstanceOf(Refused.class);
    return ((Refused) decision).reasons().stream().map(Refused.Reason::code).distinct().toList();
  }
}
