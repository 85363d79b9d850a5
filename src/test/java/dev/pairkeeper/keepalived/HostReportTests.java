package dev.pairkeeper.keepalived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.ServiceState;
import dev.pairkeeper.topology.VirtualAddress;
import dev.pairkeeper.topology.VrrpInstance;
import dev.pairkeeper.topology.VrrpState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Answers of real hosts, whole and damaged. */
class HostReportTests {

  private static final Instant NOW = Instant.parse("2026-11-21T08:30:00Z");
  private static final String OWNER = sample("mysql97-owner");

  @Example
  void ownerTellsAddressServicesInstanceAndFiles() {
    HostSnapshot seen = seen(OWNER);
    assertThat(seen.readAt()).isEqualTo(NOW);
    assertThat(seen.holds(VirtualAddress.parse("172.30.0.100/24"))).isTrue();
    assertThat(seen.mysqlService()).isEqualTo(ServiceState.RUNNING);
    assertThat(seen.keepalivedService()).isEqualTo(ServiceState.RUNNING);
    assertThat(seen.keepalivedVersion()).isEqualTo("2.3.4");
    assertThat(seen.files())
        .extracting(FileFact::path, FileFact::mode, FileFact::owner)
        .containsExactly(
            tuple("/etc/keepalived/keepalived.conf", "0644", "root"),
            tuple("/etc/keepalived/check-mysql.sh", "0755", "root"),
            tuple("/etc/keepalived/notify.sh", "0755", "root"));
    assertThat(seen.hidden()).isEmpty();
  }

  @Example
  void ownersInstanceIsMaster() {
    VrrpInstance vrrp = seen(OWNER).vrrp().getFirst();
    assertThat(vrrp.name()).isEqualTo("VI_1");
    assertThat(vrrp.state()).isEqualTo(VrrpState.MASTER);
    assertThat(vrrp.virtualRouterId()).isEqualTo(51);
    assertThat(vrrp.basePriority()).isEqualTo(100);
    assertThat(vrrp.effectivePriority()).isEqualTo(100);
    assertThat(vrrp.version()).isEqualTo(2);
    assertThat(vrrp.advertInterval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(vrrp.lastTransitionAt()).isBetween(NOW.minusSeconds(86_400), NOW);
    assertThat(vrrp.addresses()).containsExactly("172.30.0.100/24");
    assertThat(vrrp.mismatches()).isZero();
    assertThat(vrrp.becameMaster()).isPositive();
    assertThat(vrrp.advertsSent()).isPositive();
  }

  @Example
  void standbyIsBackupAndHasNotTheAddress() {
    HostSnapshot seen = seen(sample("mysql97-standby"));
    assertThat(seen.holds(VirtualAddress.parse("172.30.0.100/24"))).isFalse();
    assertThat(seen.vrrp().getFirst().state()).isEqualTo(VrrpState.BACKUP);
    assertThat(seen.vrrp().getFirst().advertsReceived()).isPositive();
  }

  @Example
  void olderKeepalivedAndMariadbAreUnderstood() {
    HostSnapshot seen = seen(sample("mariadb1011-owner"));
    assertThat(seen.keepalivedVersion()).isEqualTo("2.2.7");
    assertThat(seen.mysqlService()).isEqualTo(ServiceState.RUNNING);
    assertThat(seen.vrrp().getFirst().state()).isEqualTo(VrrpState.MASTER);
    assertThat(seen.holds(VirtualAddress.parse("172.30.2.100/24"))).isTrue();
  }

  @Example
  void instancesOfTheSecondJsonVersionAreFound() {
    String json = section(OWNER, "vrrp");
    String second = "{\"vrrp\":" + json + ",\"track_process\":[]}";
    assertThat(seen(OWNER.replace(json, second)).vrrp()).isEqualTo(seen(OWNER).vrrp());
  }

  @Example
  void droppedAdvertsOfAllKindsAreMismatches() {
    String answer =
        OWNER
            .replace("\"auth_failure\":0", "\"auth_failure\":3")
            .replace("\"addr_list_err\":0", "\"addr_list_err\":4");
    assertThat(seen(answer).vrrp().getFirst().mismatches()).isEqualTo(7);
  }

  @Example
  void stateOfEachNumberIsKnown() {
    assertThat(state(0)).isEqualTo(VrrpState.STOPPED);
    assertThat(state(3)).isEqualTo(VrrpState.FAULT);
    assertThat(state(98)).isEqualTo(VrrpState.UNKNOWN);
  }

  @Example
  void keepalivedWithoutJsonIsUnknownNotStopped() {
    String answer =
        OWNER
            .replace(section(OWNER, "vrrp"), "")
            .replace("\036hidden\n", "\036hidden\nvrrp-unsupported\n");
    HostSnapshot seen = seen(answer);
    assertThat(seen.vrrp()).containsExactly(VrrpInstance.UNTOLD);
    assertThat(seen.hidden())
        .singleElement()
        .asString()
        .contains("keepalived on db1", "JSON", "VRRP state is unknown");
  }

  @Example
  void stoppedKeepalivedHasNoInstance() {
    String answer =
        OWNER
            .replace(section(OWNER, "vrrp"), "")
            .replaceFirst("ActiveState=active\nMainPID=[0-9]+", "ActiveState=inactive\nMainPID=0");
    HostSnapshot seen = seen(answer);
    assertThat(seen.keepalivedService()).isEqualTo(ServiceState.STOPPED);
    assertThat(seen.vrrp()).isEmpty();
    assertThat(seen.hidden()).isEmpty();
  }

  @Example
  void failedServerIsFailed() {
    String units =
        """
        \036units
        MainPID=7
        Id=keepalived.service
        LoadState=loaded
        ActiveState=active

        MainPID=0
        Id=mysql.service
        LoadState=loaded
        ActiveState=failed

        MainPID=0
        Id=mariadb.service
        LoadState=not-found
        ActiveState=inactive
        """;
    assertThat(seen(OWNER + units).mysqlService()).isEqualTo(ServiceState.FAILED);
  }

  @Example
  void serverThatIsStillStartingRunsWhenItHasAProcess() {
    assertThat(mysql("activating", 12)).isEqualTo(ServiceState.RUNNING);
    assertThat(mysql("activating", 0)).isEqualTo(ServiceState.STOPPED);
  }

  @Example
  void unitOfASysvScriptRunsOnlyWhileItHasProcesses() {
    assertThat(mysql("active\nSubState=exited", 0)).isEqualTo(ServiceState.STOPPED);
    assertThat(mysql("active", 0)).isEqualTo(ServiceState.STOPPED);
    assertThat(mysql("active\nSubState=running", 0)).isEqualTo(ServiceState.RUNNING);
    assertThat(mysql("active\nSubState=running", 12)).isEqualTo(ServiceState.RUNNING);
  }

  @Example
  void dataIsFreshOnlyWhenKeepalivedWroteItInThisLook() {
    assertThat(seen(OWNER).vrrpFresh()).isFalse();
    assertThat(seen(OWNER.replace("\036end\n", "\036fresh\n\n\036end\n")).vrrpFresh()).isTrue();
  }

  @Example
  void deniedDataNamesAccountHostAndTheLineForSudoers() {
    HostSnapshot seen = seen(OWNER.replace("\036hidden\n", "\036hidden\nvrrp-denied\n"));
    assertThat(seen.hidden())
        .singleElement()
        .asString()
        .contains("dba", "db1", "dba ALL=(root) NOPASSWD: /usr/bin/pkill -36");
  }

  @Example
  void unreadableFileIsNamed() {
    String code = "file-unreadable /etc/keepalived/my scripts/100%.sh";
    HostSnapshot seen = seen(OWNER.replace("\036hidden\n", "\036hidden\n" + code + "\n"));
    assertThat(seen.hidden())
        .singleElement()
        .asString()
        .contains("/etc/keepalived/my scripts/100%.sh");
    assertThat(seen.hiddenFiles()).containsExactly("/etc/keepalived/my scripts/100%.sh");
  }

  @Example
  void answerWithoutAddressesProvesNothing() {
    assertThat(HostReport.parse("sh: 1: observe: not found\n", Hosts.node("db1"), NOW))
        .isInstanceOfSatisfying(
            HostReport.Unreadable.class,
            report -> assertThat(report.why()).contains("db1", "ip -o"));
  }

  @Property(tries = 300)
  void brokenOffAnswerIsReadAsFarAsItGoesAndSaysSo(@ForAll @IntRange(min = 0) int length) {
    String cut = OWNER.substring(0, length % (OWNER.indexOf("\036end") + 1));
    if (HostReport.parse(cut, Hosts.node("db1"), NOW) instanceof HostReport.Seen(var snapshot)) {
      assertThat(snapshot.hidden()).anyMatch(sentence -> sentence.contains("broke off"));
      assertThat(snapshot.files()).isEmpty();
      assertThat(snapshot.hiddenFiles()).isNotEmpty();
    }
  }

  @Property(tries = 300)
  void noAnswerMakesItThrow(@ForAll int position, @ForAll String noise) {
    int at = Math.floorMod(position, OWNER.length());
    String odd = OWNER.substring(0, at) + noise + OWNER.substring(at);
    assertThat(HostReport.parse(odd, Hosts.node("db1"), NOW)).isNotNull();
    assertThat(HostReport.parse(noise, Hosts.node("db1"), NOW)).isNotNull();
  }

  private static VrrpState state(int number) {
    return seen(OWNER.replace("\"state\":2", "\"state\":" + number)).vrrp().getFirst().state();
  }

  private static ServiceState mysql(String active, int pid) {
    String units =
        "\036units\nId=keepalived.service\n\nId=m.service\nLoadState=loaded\nActiveState=%s\nMainPID=%d\n"
            .formatted(active, pid);
    return seen(OWNER + units).mysqlService();
  }

  private static HostSnapshot seen(String answer) {
    return ((HostReport.Seen) HostReport.parse(answer, Hosts.node("db1"), NOW)).snapshot();
  }

  private static String section(String answer, String name) {
    int start = answer.indexOf("\036" + name + "\n") + name.length() + 2;
    return answer.substring(start, answer.indexOf('\036', start)).strip();
  }

  private static String sample(String name) {
    String resource = "/keepalived/answers/" + name + ".txt";
    try (InputStream in = HostReportTests.class.getResourceAsStream(resource)) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(resource, e);
    }
  }
}
