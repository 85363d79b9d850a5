package dev.pairkeeper.keepalived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pairkeeper.topology.HostTraits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that asks a host how it takes a configuration, by the shells that hosts have. */
class TraitsScriptTests {

  private static final String VERSION_2 =
      """
      Keepalived v2.3.4 (06/10,2025)

      configure options: --prefix=/usr --enable-json

      Config options:  NFTABLES LVS VRRP VRRP_AUTH JSON INIT=systemd

      System options:  VSYSLOG LIBNL3 IPTABLES
      """;

  @TempDir Path programs;

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash --posix", "busybox sh"})
  void everyShellTellsOptionsKernelAndUsers(String shell) throws Exception {
    assumeTrue(ShellRun.installed(shell), "no " + shell);
    program("keepalived", "cat <<'END'\n" + VERSION_2 + "END");
    program("modprobe", "[ \"$*\" = '-n -q ip_vs' ]");
    program("id", "[ \"$*\" = '-u root' ]");

    HostTraits traits = ask(shell, "root", "nobody_at_all");

    assertThat(traits.buildOptions())
        .contains("LVS", "VRRP_AUTH", "JSON", "IPTABLES")
        .doesNotContain("--enable-json", "REGEX");
    assertThat(traits.ipvs()).isTrue();
    assertThat(traits.users()).containsEntry("root", true).containsEntry("nobody_at_all", false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash --posix", "busybox sh"})
  void hostWithoutKeepalivedAndModuleSaysSo(String shell) throws Exception {
    assumeTrue(ShellRun.installed(shell), "no " + shell);
    assumeTrue(Files.notExists(Path.of("/proc/net/ip_vs")), "this kernel has IPVS");
    program("keepalived", "echo 'not found' >&2; exit 127");
    program("modprobe", "exit 1");

    HostTraits traits = ask(shell);

    assertThat(traits.buildOptions()).isNull();
    assertThat(traits.ipvs()).isFalse();
    assertThat(traits.users()).isEmpty();
  }

  @Test
  void optionsOfVersion1HaveOtherNamesAndAreNotTold() {
    String answer =
        """
        \036version
        Keepalived v1.3.5 (03/19,2017)

        Build options:  LVS VRRP VRRP_AUTH
        \036ipvs
        no
        \036users
        \036end
        """;
    assertThat(TraitsScript.parse(answer).buildOptions()).isNull();
  }

  @Test
  void answerThatBrokeOffTellsNothing() {
    assertThat(TraitsScript.parse("\036version\nx\n\036ipvs\nno\n")).isEqualTo(HostTraits.UNTOLD);
    assertThat(TraitsScript.parse("")).isEqualTo(HostTraits.UNTOLD);
  }

  private HostTraits ask(String shell, String... users) throws Exception {
    String call = String.join(" ", TraitsScript.read(List.of(users)));
    return TraitsScript.parse(
        ShellRun.run(
            List.of(shell.split(" ", -1)),
            "PATH=%s:$PATH\n%s\n%s\n".formatted(programs, TraitsScript.functions(), call)));
  }

  private void program(String name, String body) throws IOException {
    Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
