package dev.pairkeeper.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.plan.OperationRequest.SetUp;
import dev.pairkeeper.plan.Preflight.Finding;
import dev.pairkeeper.plan.Preflight.PackageTool;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class SetUpPlanTests {

  private final BarePair pair = new BarePair();

  @Test
  void standbyIsRestartedBeforeTheOwner() {
    assertThat(titles(empty()))
        .containsSubsequence(
            "Restart the server on db2",
            "Restart the server on db1",
            "Open db1 for writes",
            "Make the replication account",
            "Let db2 replicate from db1",
            "Let db1 replicate from db2",
            "Write on db1, read on db2",
            "Write on db2, read on db1",
            "Start keepalived on db1",
            "Start keepalived on db2",
            "See that the pair is well");
  }

  @Test
  void switchOfTheOldServerIsComparedAsANumber() {
    pair.db1().version = "5.6.24";
    pair.db2().version = "5.6.24";

    assertThat(empty().steps())
        .filteredOn(step -> step.title().startsWith("Restart the server"))
        .hasSize(2)
        .allMatch(step ->
            Condition.sentence(step.verified())
                .contains("@@global.gtid_mode, @@global.enforce_gtid_consistency + 0,"));
  }

  @Test
  void targetThatOwnsFirstIsNotAskedForWritesBeforeItsTurn() {
    pair.firstMayNotOwn().db1().with("shop", 1_000_000);
    pair.db2().keepalivedRuns = true;

    assertThat(titles(plan("db1")))
        .contains("Restart keepalived on db2")
        .noneMatch(title -> title.startsWith("See that db2 takes writes"));
  }

  @Test
  void nothingIsCopiedWhereThereAreNoData() {
    assertThat(titles(empty())).noneMatch(title -> title.startsWith("Copy"));
  }

  @Test
  void nodeWithTheDataGetsTheVipFirst() {
    pair.db2().with("shop", 1_000_000);

    assertThat(titles(plan("db2")))
        .containsSubsequence(
            "Copy the data of db2 to db1", "Start keepalived on db2", "Start keepalived on db1");
  }

  @Test
  void whatIsDeletedIsSaidWithNamesAndSizes() {
    pair.db1().with("shop", 1_000_000);
    pair.db2().with("old_shop", 5 * 1024 * 1024).with("tiny", 10);

    assertThat(plan("db1").warnings())
        .anyMatch(warning ->
            warning.startsWith(
                "DELETED on db2, for good: old_shop (3 tables, 5.0 MiB), tiny (3 tables, 10 B)."));
  }

  @Test
  void hostsAreToldOfTheWitnessesAndAnOperatorOfThereBeingNone() {
    assertThat(empty().warnings()).anyMatch(warning -> warning.startsWith("No witness is"));

    pair.witnessed("10.0.0.1", "10.0.9.53");

    assertThat(empty().warnings()).noneMatch(warning -> warning.startsWith("No witness is"));
    assertThat(empty().steps())
        .filteredOn(step -> step.title().startsWith("Write /etc/pairkeeper/orders/node.sh"))
        .hasSize(2)
        .allMatch(step -> step.deed().detail().contains("+witnesses='10.0.0.1 10.0.9.53'\n"));
  }

  @Test
  void clonesOneGetsANewUuidBeforeItStartsAgain() {
    pair.db2().uuid = pair.db1().uuid;

    assertThat(titles(plan(new SetUp(null, false, true, null))))
        .containsSubsequence("Put the server UUID of db2 aside", "Restart the server on db2");
  }

  @Test
  void serverIdsAreDifferentAndTheOwnersStays() {
    Plan plan = empty();

    assertThat(optionFile(plan, "db1")).contains("server_id = 1\n");
    assertThat(optionFile(plan, "db2")).contains("server_id = 12\n");
  }

  @Test
  void nodesOfMariadbGetDomainsOfTheirOwnUnlessTheyHaveThem() {
    for (BarePair.Bare node : List.of(pair.db1(), pair.db2())) {
      node.version = "10.11.6-MariaDB";
      node.variables.put("gtid_domain_id", "0");
    }

    assertThat(optionFile(empty(), "db1")).contains("gtid_domain_id = 1\n");
    assertThat(optionFile(empty(), "db2")).contains("gtid_domain_id = 12\n");

    pair.db2().variables.put("gtid_domain_id", "7");
    assertThat(optionFile(empty(), "db1")).contains("gtid_domain_id = 0\n");
    assertThat(optionFile(empty(), "db2")).contains("gtid_domain_id = 7\n");
  }

  @Test
  void whatCouldNotBeToldIsAWarning() {
    pair.db1().heardVrrp = null;
    pair.db1().vipAnswered = Finding.UNKNOWN;
    pair.db2().firewall = null;
    pair.db2().reachesPeer = Finding.UNKNOWN;

    assertThat(empty().warnings())
        .anyMatch(warning -> warning.startsWith("Nobody could listen for VRRP on db1"))
        .anyMatch(warning -> warning.startsWith("Whether another host has the VIP 10.0.0.100"))
        .anyMatch(warning -> warning.startsWith("The firewall of db2 could not be read"))
        .anyMatch(warning -> warning.startsWith("Whether db2 reaches the server of db1"));
  }

  @Test
  void tablesThatCloneWouldEmptyAreDumped() {
    pair.db1().with("shop", 1_000_000);
    pair.db1().otherEngines = List.of("shop.log (MyISAM)");

    assertThat(commands(plan("db1"))).anyMatch(command -> command.contains("'dump'"));
  }

  @Test
  void noPlanHoldsASecretOrTypesOne() {
    pair.db1().with("shop", 1_000_000);
    Plan plan = plan("db1");

    assertThat(plan.toString()).doesNotContain(PlannedFile.standIn().reveal());
    assertThat(commands(plan)).noneMatch(command -> command.contains("PASSWORD"));
  }

  @Test
  void planIsTheSameWhenItIsMadeAgain() {
    pair.db1().with("shop", 1_000_000);

    assertThat(plan("db1")).isEqualTo(plan("db1"));
  }

  @Test
  void missingPackagesAreInstalledByOneStepOfEachNodeThatLacksSome() {
    pair.db2().programs.keySet().removeAll(List.of("keepalived", "arping", "flock", "setsid"));

    Plan plan = plan(new SetUp(null, true, false, null));

    assertThat(titles(plan)).filteredOn(title -> title.startsWith("Install")).hasSize(1);
    Step install = stepNamed(plan, "Install keepalived, util-linux, iputils-arping on db2");
    assertThat(install.deed().detail())
        .isEqualTo(
            "/bin/sh /var/lib/pairkeeper-packages-orders/packages install apt"
                + " /var/lib/pairkeeper-packages-orders keepalived util-linux iputils-arping");
    assertThat(install.undo().says())
        .endsWith("/packages remove apt /var/lib/pairkeeper-packages-orders");
    assertThat(install.verified())
        .extracting(Condition::says)
        .containsExactly("keepalived, flock, setsid, arping can be run on db2.");
    assertThat(titles(plan).getLast())
        .isEqualTo("Remove what was needed to install packages from db2");
  }

  @Test
  void packagesAreNamedAsTheHostsToolKnowsThem() {
    pair.db1().packages = PackageTool.DNF;
    pair.db2().packages = PackageTool.YUM;
    Stream.of(pair.db1(), pair.db2())
        .forEach(
            node -> node.programs.keySet().removeAll(List.of("mysql", "perl", "ping", "arping")));

    Plan plan = plan(new SetUp(null, true, false, null));

    assertThat(titles(plan))
        .contains(
            "Install iputils, perl-interpreter, mysql on db1",
            "Install iputils, perl, mysql on db2");
    assertThat(plan.steps().toString()).contains("client=/usr/bin/mysql");
  }

  @Test
  void whatIsOnlyBetterIsInstalledWhereItSurelyCanBe() {
    pair.db1().programs.remove("nft");
    pair.db1().installable = Finding.UNKNOWN;
    pair.db2().programs.remove("perl");

    Plan plan = plan(new SetUp(null, true, false, null));

    assertThat(titles(plan)).contains("Install perl-base on db2");
    assertThat(titles(plan)).noneMatch(title -> title.contains("nftables"));
    assertThat(plan.warnings())
        .contains(
            "db1 lacks nft: clients that connect while the VIP moves may wait a second. Its"
                + " repositories do not offer the package nftables as far as is known; install it by"
                + " hand.");
    assertThat(empty().warnings())
        .anyMatch(warning ->
            warning.startsWith("db2 lacks perl: ") && warning.contains("(installPackages)"));
  }

  @Test
  void whatMayNotBeInstallableIsToldBefore() {
    pair.db1().programs.remove("keepalived");
    pair.db1().installable = Finding.UNKNOWN;

    assertThat(plan(new SetUp(null, true, false, null)).warnings())
        .anyMatch(warning -> warning.startsWith("Whether db1 can install keepalived is not known"));
  }

  @Test
  void uploadedPackagesAreCopiedToTheHostsThatLackSomethingAndInstalledFromThere() {
    pair.db1().programs.remove("keepalived");
    pair.db1().installable = Finding.NO;
    pair.db2().programs.remove("arping");
    PackageArchive archive = pair.upload("keepalived_2.deb", "libnl_3.deb", "keepalived-2.rpm");

    Plan plan = plan(new SetUp(null, false, false, archive.sha256()));

    assertThat(stepNamed(plan, "Copy the uploaded packages (2) to db1").deed().detail())
        .isEqualTo(
            """
            /var/lib/pairkeeper-packages-orders/keepalived_2.deb (2.9 KiB, SHA-256 %1$s)
            /var/lib/pairkeeper-packages-orders/libnl_3.deb (2.9 KiB, SHA-256 %1$s)\
            """
                .formatted("cd".repeat(32)));
    Step install = stepNamed(plan, "Install the uploaded packages that db1 lacks");
    assertThat(install.deed().detail())
        .endsWith("/packages files apt /var/lib/pairkeeper-packages-orders");
    assertThat(install.undo().says()).contains("/packages remove apt ");
    assertThat(install.verified())
        .extracting(Condition::says)
        .containsExactly("keepalived can be run on db1.");
    assertThat(stepNamed(plan, "Install the uploaded packages that db2 lacks").verified())
        .isEmpty();
    assertThat(plan.warnings())
        .anyMatch(warning -> warning.startsWith("db2 lacks arping. Unless one of the uploaded"));
  }

  @Test
  void uploadedPackagesGoToNoHostThatHasEverything() {
    PackageArchive archive = pair.upload("keepalived_2.deb");

    assertThat(titles(plan(new SetUp(null, false, false, archive.sha256()))))
        .noneMatch(title -> title.contains("packages"));
  }

  private Plan empty() {
    return plan(new SetUp(null, false, false, null));
  }

  private Plan plan(String dataFrom) {
    return plan(new SetUp(dataFrom, false, false, null));
  }

  private Plan plan(SetUp wanted) {
    Decision decision = pair.plan(wanted);
    assertThat(decision).isInstanceOf(Plan.class);
    return (Plan) decision;
  }

  private static List<String> titles(Plan plan) {
    return plan.steps().stream().map(Step::title).toList();
  }

  private static Step stepNamed(Plan plan, String title) {
    return plan.steps().stream()
        .filter(step -> step.title().equals(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError(titles(plan)));
  }

  private static Stream<String> commands(Plan plan) {
    return plan.steps().stream()
        .map(Step::deed)
        .filter(Deed.Command.class::isInstance)
        .map(Deed::detail);
  }

  private static String optionFile(Plan plan, String node) {
    return plan.steps().stream()
        .map(Step::deed)
        .filter(FileDeed.WriteFile.class::isInstance)
        .map(FileDeed.WriteFile.class::cast)
        .filter(file -> file.node().equals(node) && file.path().contains("zz-pairkeeper"))
        .map(file -> file.content().shown())
        .findFirst()
        .orElseThrow();
  }
}
