package dev.pairkeeper.keepalived;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.InterfaceAddress;
import dev.pairkeeper.topology.TakenOver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script itself, by the shells that hosts have, on this machine with made-up programs. */
class ObserveScriptTests {

  @TempDir Path programs;

  @Test
  void shellcheckHasNothingToSay() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/shellcheck")), "shellcheck is not installed");
    assertThat(ShellRun.run(List.of("shellcheck", "-"), ObserveScript.functions())).isEmpty();
  }

  @Test
  void lookNamesTheUnitThatTheNodeNames() {
    assertThat(ObserveScript.look(Hosts.node("db1", false, "mysqld@3309"), 5))
        .containsExactly("observe", "plain", "5", "mysqld@3309");
    assertThat(ObserveScript.look(Hosts.node("db1", true, null), 1))
        .containsExactly("observe", "sudo", "1", "mysql", "mysqld", "mariadb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash --posix", "busybox sh"})
  void everyShellAnswersWhole(String shell) throws Exception {
    assumeTrue(ShellRun.installed(shell), shell + " is not installed");
    program("ip", "echo '2: eth0    inet 10.0.0.11/24 brd 10.0.0.255 scope global eth0'");
    HostSnapshot seen = seen(look(shell));
    assertThat(seen.addresses()).hasSize(1);
    assertThat(seen.hidden()).noneMatch(sentence -> sentence.contains("broke off"));
  }

  @Test
  void addressIsToldWithTheTimeThatItStays() throws Exception {
    program(
        "ip",
        """
        cat <<'END'
        2: eth0    inet 10.0.0.11/24 scope global dynamic eth0\\       valid_lft 86400sec preferred_lft 3600sec
        2: eth0    inet 10.0.0.12/24 scope global secondary dynamic eth0\\       valid_lft 12sec preferred_lft 12sec
        2: eth0    inet 10.0.0.100/24 scope global secondary dynamic eth0\\       valid_lft 4sec preferred_lft 4sec
        2: eth0    inet 10.0.0.101/24 scope global secondary eth0\\       valid_lft forever preferred_lft forever
        END
        """);
    HostSnapshot seen = seen(look("dash"));
    assertThat(seen.addresses())
        .extracting(InterfaceAddress::lifetime)
        .containsExactly(Duration.ofDays(1), Duration.ofSeconds(12), Duration.ofSeconds(4), null);
    assertThat(seen.addresses())
        .extracting(InterfaceAddress::lapses)
        .containsExactly(false, false, true, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash --posix", "busybox sh"})
  void hostWithoutIproute2IsUnreadable(String shell) throws Exception {
    assumeTrue(ShellRun.installed(shell), shell + " is not installed");
    program("ip", "echo 'Object \"addr\" is unknown' >&2; exit 1");
    assertThat(HostReport.parse(look(shell), Hosts.node("db1"), Instant.EPOCH))
        .isInstanceOf(HostReport.Unreadable.class);
  }

  @Test
  void programThatHangsDoesNotHoldTheLookUp() throws Exception {
    program("systemctl", "exec sleep 60");
    long begun = System.nanoTime();
    look("dash");
    assertThat(
            SECONDS.convert(System.nanoTime() - begun, java.util.concurrent.TimeUnit.NANOSECONDS))
        .isLessThan(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash --posix", "busybox sh"})
  void includedFilesAndWhatTheyNameAreTold(String shell) throws Exception {
    assumeTrue(ShellRun.installed(shell), shell + " is not installed");
    Path folder = Files.createDirectories(programs.resolve("etc/conf.d"));
    Path conf = programs.resolve("etc/keepalived.conf");
    Files.writeString(
        conf,
        """
        # include commented.conf
        include conf.d/*.conf
            includer "one.conf"
        include nothing/there.conf
        """);
    Files.writeString(
        folder.resolve("a.conf"),
        "include ../one.conf\nscript \"%s/etc/x.sh 1\"\n".formatted(programs));
    Files.writeString(programs.resolve("etc/one.conf"), "include keepalived.conf\n");
    Files.writeString(programs.resolve("etc/x.sh"), "x\n");
    Files.writeString(programs.resolve("etc/commented.conf"), "\n");
    program("ip", "echo '2: eth0    inet 10.0.0.11/24 brd 10.0.0.255 scope global eth0'");
    String look = "observe plain 1 mysql\n";
    String added = "echo >%s/b.conf\n".formatted(folder);

    String script =
        "PATH=%s:$PATH\n%s\nmeet_keepalived() { :; }\nconfig=%s\n"
            .formatted(programs, ObserveScript.functions(), conf);
    String before = ShellRun.run(List.of(shell.split(" ", -1)), script + look);
    String after = ShellRun.run(List.of(shell.split(" ", -1)), script + look + added + look);

    assertThat(seen(before).files())
        .extracting(file -> programs.relativize(Path.of(file.path()).normalize()).toString())
        .contains("etc/keepalived.conf", "etc/conf.d/a.conf", "etc/one.conf")
        .doesNotContain("etc/commented.conf")
        .startsWith("etc/keepalived.conf");
    assertThat(seen(after.substring(after.lastIndexOf("\036units"))).files())
        .extracting(file -> Path.of(file.path()).getFileName().toString())
        .contains("b.conf");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash --posix", "busybox sh"})
  void fileWithNulsHasTheDigestOfAllItsBytes(String shell) throws Exception {
    assumeTrue(ShellRun.installed(shell), shell + " is not installed");
    Path hidden = Files.writeString(programs.resolve("hidden.sh"), "x\n");
    Path conf =
        Files.writeString(
            programs.resolve("nul.conf"), "state BACKUP\0 script \"%s\"\n".formatted(hidden));
    program("ip", "echo '2: eth0    inet 10.0.0.11/24 brd 10.0.0.255 scope global eth0'");

    String answer =
        ShellRun.run(
            List.of(shell.split(" ", -1)),
            "PATH=%s:$PATH\n%s\nmeet_keepalived() { :; }\nconfig=%s\nobserve plain 1 mysql\n"
                .formatted(programs, ObserveScript.functions(), conf));

    assertThat(answer).doesNotContain("ignored null byte");
    assertThat(seen(answer).files())
        .satisfiesExactly(file ->
            assertThat(file.sha256())
                .isEqualTo(
                    ShellRun.run(List.of("sha256sum", conf.toString()), "").substring(0, 64)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash --posix", "busybox sh"})
  void takeoversOfEachPairAreTold(String shell) throws Exception {
    assumeTrue(ShellRun.installed(shell), shell + " is not installed");
    program("ip", "echo '2: eth0    inet 10.0.0.11/24 brd 10.0.0.255 scope global eth0'");
    Path tracked = Files.createDirectories(programs.resolve("tracked"));
    for (String pair : List.of("orders", "billing-2", "never")) {
      Files.createDirectory(tracked.resolve(pair));
    }
    Files.writeString(tracked.resolve("orders/takeover"), "1800000000 140\n");
    Files.writeString(tracked.resolve("billing-2/takeover"), "torn\n");

    String answer =
        ShellRun.run(
            List.of(shell.split(" ", -1)),
            "PATH=%s:$PATH\n%s\ntracked=%s\nobserve plain 1 mysql\n"
                .formatted(programs, ObserveScript.functions(), tracked));

    assertThat(seen(answer).takenOver())
        .containsExactly(
            new TakenOver("orders", Instant.ofEpochSecond(1_800_000_000), Duration.ofMillis(140)));
  }

  private String look(String shell) throws Exception {
    String script =
        "PATH=%s:$PATH\n%s\nobserve plain 1 mysql mysqld mariadb\n"
            .formatted(programs, ObserveScript.functions());
    return ShellRun.run(List.of(shell.split(" ", -1)), script);
  }

  private static HostSnapshot seen(String answer) {
    HostReport report = HostReport.parse(answer, Hosts.node("db1"), Instant.EPOCH);
    assertThat(report).isInstanceOf(HostReport.Seen.class);
    return ((HostReport.Seen) report).snapshot();
  }

  private void program(String name, String body) throws IOException {
    Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
