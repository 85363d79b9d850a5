package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.Problem;
import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.monitor.Acceptance.Accepted;
import dev.pairkeeper.monitor.Acceptance.Reason;
import dev.pairkeeper.monitor.Acceptance.Refused;
import dev.pairkeeper.registry.ConfigurationBase;
import dev.pairkeeper.registry.PairChanged;
import dev.pairkeeper.registry.PairRemoved;
import dev.pairkeeper.topology.ConfigurationFile;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeConfiguration;
import dev.pairkeeper.topology.Secret;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigurationKeeperTests {

  private static final FakeFile BEFORE = FakeFile.conf("a\nauth_pass hunter2-one\n");
  private static final FakeFile AFTER = FakeFile.conf("a\nauth_pass hunter2-two\nb\n");

  private final FakeFleet fleet = new FakeFleet();
  private final MonitorFixture fixture = new MonitorFixture(fleet);
  private final ConfigurationKeeper keeper = fixture.configurations();

  @BeforeEach
  void watchPair() {
    fleet.put("db1", BEFORE, FakeFile.script("755"));
    fleet.put("db2", BEFORE);
    fixture.monitor().start();
    fixture.register("orders");
  }

  @AfterEach
  void stop() {
    fleet.thaw();
    fixture.close();
  }

  @Test
  void filesAreAdoptedAsTheyAreFirstSeen() {
    awaitAdoption();

    ConfigurationBase base = keeper.base("orders", "db1").orElseThrow();
    assertThat(base.takenBy()).isNull();
    assertThat(text(base.configuration())).isEqualTo(BEFORE.text());
    assertThat(base.configuration().files()).hasSize(2);
    assertThat(drifts()).isEmpty();
    assertThat(fixture.told())
        .contains(
            "/etc/keepalived/keepalived.conf on db1 and what it names, 2 files in all, are taken as"
                + " they are for the wanted ones.");
  }

  @Test
  void changedFileIsReadOnceAndDrifts() {
    awaitAdoption();
    int before = fleet.readings();

    fleet.put("db1", AFTER, FakeFile.script("755"));

    Awaitility.await()
        .untilAsserted(() ->
            assertThat(drifts())
                .satisfiesExactly(problem -> {
                  assertThat(problem.node()).isEqualTo("db1");
                  assertThat(problem.message())
                      .startsWith(
                          "Files on db1 are not as they were accepted:"
                              + " /etc/keepalived/keepalived.conf: 2 lines added, 1 removed (");
                }));
    int looks = fixture.looks("orders");
    Awaitility.await().until(() -> fixture.looks("orders") > looks + 3);
    assertThat(fleet.readings()).isEqualTo(before + 1);
    assertThat(fixture.bases().find("orders", Seen.node("db1", 250)).orElseThrow().driftSince())
        .isNotNull();
    assertThat(text(keeper.configuration("orders", "db1").orElseThrow())).isEqualTo(AFTER.text());
  }

  @Test
  void changedModeDriftsAndIsOverWhenItIsPutBack() {
    awaitAdoption();
    fleet.put("db1", BEFORE, FakeFile.script("644"));
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(drifts())
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains("/etc/keepalived/check.sh: its mode is 0644 instead of 0755"));

    fleet.put("db1", BEFORE, FakeFile.script("755"));

    Awaitility.await().until(() -> drifts().isEmpty());
  }

  @Test
  void acceptedFilesAreTheWantedOnes() {
    awaitAdoption();
    fleet.put("db1", AFTER);
    Awaitility.await().until(() -> !drifts().isEmpty() && isRead("db1", AFTER));

    Acceptance done =
        keeper.accept("orders", Map.of("db1", Map.of(FakeFile.CONF, AFTER.sha256())), "alice");

    assertThat(done).isEqualTo(new Accepted());
    Awaitility.await().until(() -> drifts().isEmpty());
    assertThat(keeper.base("orders", "db1").orElseThrow().takenBy()).isEqualTo("alice");
    assertThat(fixture.told()).contains("alice accepted the files of db1 as they are.");
  }

  @Test
  void whatAnotherPanelAcceptedIsWantedHereToo() {
    awaitAdoption();
    fleet.put("db1", AFTER);
    Awaitility.await().until(() -> !drifts().isEmpty() && isRead("db1", AFTER));
    Node db1 = Seen.node("db1", 250);

    fixture.bases().accept("orders", db1, configuration(AFTER), Seen.START.plusSeconds(60), "bob");
    new AcceptanceElsewhere(fixture.bases(), keeper).run();

    Awaitility.await().until(() -> drifts().isEmpty());
    assertThat(keeper.base("orders", "db1").orElseThrow().takenBy()).isEqualTo("bob");
    assertThat(keeper.base("orders", "db2").orElseThrow().takenBy()).isNull();
  }

  @Test
  void nothingIsFetchedAnewWhileNobodyAccepts() {
    awaitAdoption();
    int before = fixture.bases().fetched();

    new AcceptanceElsewhere(fixture.bases(), keeper).run();

    int looks = fixture.looks("orders");
    Awaitility.await().until(() -> fixture.looks("orders") > looks + 3);
    assertThat(fixture.bases().fetched()).isEqualTo(before);
  }

  @Test
  void filesThatChangedSinceTheyWereSeenAreNotAccepted() {
    awaitAdoption();
    fleet.put("db1", AFTER);
    Awaitility.await().until(() -> !drifts().isEmpty() && isRead("db1", AFTER));

    Acceptance refused =
        keeper.accept(
            "orders",
            Map.of("db1", Map.of(FakeFile.CONF, BEFORE.sha256()), "db2", Map.of()),
            "alice");

    assertThat(refused)
        .isInstanceOfSatisfying(
            Refused.class,
            why ->
                assertThat(why.reasons())
                    .extracting(Reason::code)
                    .containsExactly("FILES_CHANGED"));
    assertThat(keeper.base("orders", "db2").orElseThrow().takenBy()).isNull();
  }

  @Test
  void filesThatAreNotReadYetAreNotAcceptedAndKeepNoLookWaiting() {
    awaitAdoption();
    fleet.freezeReading("db1");
    int before = fixture.looks("orders");

    fleet.put("db1", AFTER);

    Awaitility.await().until(() -> fixture.looks("orders") > before + 5);
    assertThat(drifts()).hasSize(1);
    assertThat(drifts().getFirst().message()).contains("its content changed");
    assertThat(keeper.accept("orders", Map.of("db1", Map.of()), "alice"))
        .isInstanceOfSatisfying(
            Refused.class,
            why ->
                assertThat(why.reasons())
                    .extracting(Reason::code)
                    .containsExactly("CONTENT_NOT_KNOWN"));
  }

  @Test
  void driftOutlivesARestart() {
    fixture.bases().adopt("shop", Seen.node("db1", 250), configuration(BEFORE), Seen.START);
    fixture.bases().drifting("shop", Seen.node("db1", 250), Seen.START.plusSeconds(60));
    fleet.put("db1", AFTER);

    fixture.register("shop");

    Awaitility.await()
        .untilAsserted(() ->
            assertThat(drifts("shop"))
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .endsWith("2 lines added, 1 removed (first seen 2026-01-01 00:01:00 UTC)."));
  }

  @Test
  void nodeOnAnotherHostIsAdoptedAnew() {
    awaitAdoption();
    fleet.put("db1", AFTER);
    fleet.put("db2", AFTER);

    fixture.registry().putOn("orders", "10.0.0.77");
    fixture.monitor().on(new PairChanged("orders", "orders"));

    Awaitility.await()
        .until(() ->
            keeper
                .base("orders", "db1")
                .filter(base -> text(base.configuration()).equals(AFTER.text()))
                .isPresent());
    Awaitility.await().until(() -> drifts().isEmpty());
  }

  @Test
  void renamedPairKeepsWhatIsKnownAndARemovedOneDoesNot() {
    awaitAdoption();

    fixture.registry().remove("orders");
    fixture.registry().put("shop");
    fixture.monitor().on(new PairChanged("shop", "orders"));

    assertThat(keeper.base("shop", "db1")).isPresent();
    assertThat(keeper.base("orders", "db1")).isEmpty();
    fixture.registry().remove("shop");
    fixture.monitor().on(new PairRemoved("shop"));
    assertThat(keeper.configuration("shop", "db1")).isEmpty();
  }

  @Test
  void readingShowsNoContentInALog() {
    awaitAdoption();
    assertThat(
            keeper.configuration("orders", "db1").orElseThrow().toString()
                + keeper.base("orders", "db1"))
        .doesNotContain("hunter2");
  }

  private void awaitAdoption() {
    Awaitility.await()
        .until(() ->
            keeper.base("orders", "db1").isPresent() && keeper.base("orders", "db2").isPresent());
  }

  private boolean isRead(String node, FakeFile conf) {
    return keeper
        .configuration("orders", node)
        .filter(read -> text(read).equals(conf.text()) && read.files().size() == 1)
        .isPresent();
  }

  private List<Problem> drifts() {
    return drifts("orders");
  }

  private List<Problem> drifts(String pair) {
    return fixture.monitor().latest(pair).stream()
        .flatMap(status -> status.assessment().problems().stream())
        .filter(problem -> problem.code() == ProblemCode.CONFIG_DRIFT)
        .toList();
  }

  private static NodeConfiguration configuration(FakeFile conf) {
    return new NodeConfiguration(
        Seen.START,
        List.of(
            ConfigurationFile.of(
                new FileFact(conf.path(), conf.sha256(), "0644", "root"), conf.text())));
  }

  private static String text(NodeConfiguration configuration) {
    Secret text = configuration.files().getFirst().text();
    return Objects.requireNonNull(text).reveal();
  }
}
