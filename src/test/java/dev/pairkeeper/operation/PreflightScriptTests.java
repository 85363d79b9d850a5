package dev.pairkeeper.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.plan.AppArmorProfile;
import dev.pairkeeper.plan.Preflight.Finding;
import dev.pairkeeper.plan.Preflight.OfHost;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that is sent to hosts, run on this machine. */
class PreflightScriptTests {

  @TempDir Path folder;

  @Test
  void hostIsToldWhole() throws Exception {
    OfHost host = answer(folder.toString(), "-", "lo");

    assertThat(host.programs()).containsKeys("sed", "awk");
    assertThat(host.freeBytes()).isPositive();
    assertThat(host.hasInterface()).isTrue();
    assertThat(host.installable()).containsOnlyKeys("a");
    assertThat(host.installable().get("a")).isNotEqualTo(Finding.YES);
  }

  @Test
  void dumpProgramIsNamedByWhoseItIs() throws Exception {
    program("mariadb-dump", "echo 'mariadb-dump from 11.8.3-MariaDB'");
    program("mysqldump", "echo 'mysqldump from 11.8.3-MariaDB'");
    assertThat(programs())
        .containsEntry("mariadb-dump", folder.resolve("mariadb-dump").toString())
        .doesNotContainKey("mysqldump");

    program("mysqldump", "echo 'mysqldump  Ver 9.7.0 for Linux on x86_64'");
    assertThat(programs()).containsEntry("mysqldump", folder.resolve("mysqldump").toString());
  }

  private Map<String, String> programs() throws IOException, InterruptedException {
    return new PreflightAnswer(said("tell_programs\n")).host(Duration.ZERO).programs();
  }

  @Test
  void foldersThatAreIncludedByIncludedFilesCountToo() throws Exception {
    Path deep = Files.createDirectories(folder.resolve("deep.d"));
    Path plain = Files.createDirectories(folder.resolve("plain.d"));
    Path second = folder.resolve("second.cnf");
    Files.writeString(second, "  !includedir " + deep + "/\n");
    Path first = folder.resolve("first.cnf");
    Files.writeString(
        first,
        "[mysqld]\n#!includedir /etc\n!includedir %s\n!include %s\n!includedir %s/gone\n"
            .formatted(plain, second, folder));

    assertThat(answer(folder.toString(), first.toString(), "lo").optionFolders())
        .isEqualTo(List.of(plain.toString(), deep.toString()));
  }

  @Test
  void filesThatTheServerWasStartedWithCountAndNotTheDefaultOnes() throws Exception {
    Path included = Files.createDirectories(folder.resolve("my.cnf.d"));
    Path own = folder.resolve("my.cnf");
    Files.writeString(own, "[mysqld]\n!includedir %s\n".formatted(included));
    Path others = folder.resolve("others.cnf");
    Files.writeString(others, "!includedir /etc\n");
    program(
        "my_print_defaults",
        "echo 'Default options are read from the following files:'; echo " + others);
    assertThat(answer(folder.toString(), "-", "lo").optionFolders()).containsExactly("/etc");
    Process server =
        new ProcessBuilder("/bin/sh", "-c", "sleep 60; :", "mysqld", "--defaults-file=" + own)
            .directory(folder.toFile())
            .start();
    program("pidof", "echo %s 1".formatted(server.pid()));

    try {
      assertThat(answer(folder + "/", "-", "lo").optionFolders())
          .containsExactly(included.toString());
    } finally {
      server.descendants().forEach(ProcessHandle::destroy);
      server.destroy();
    }
  }

  @Test
  void whatIsNotThereIsNotToldAsFine() throws Exception {
    OfHost host = answer("/no/such/folder", "-", "nosuch0");

    assertThat(host.freeBytes()).isNull();
    assertThat(host.hasInterface()).isFalse();
    assertThat(host.vipAnswered()).isNotEqualTo(Finding.YES);
  }

  @Test
  void profilesOfTheDaemonsAreToldWithWhatTheyInclude() throws Exception {
    Path profiles = Files.createDirectories(folder.resolve("apparmor.d"));
    Path file = profiles.resolve("usr.sbin.mysqld");
    Files.writeString(file, "/usr/sbin/mysqld {\n  /etc/mysql/** r,\n}\n");
    Files.writeString(
        folder.resolve("profiles"),
        "docker-default (enforce)\n/usr/sbin/mysqld (enforce)\n/usr/sbin/mariadbd (complain)\nkeepalived (complain)\n");
    program("apparmor_parser", "test \"$1\" = --preprocess && cat \"$2\"");
    program("pidof", "test \"$1\" = mysqld");

    String call = "root=\ntell_apparmor %s %s\n".formatted(folder, profiles);

    assertThat(new PreflightAnswer(said(call)).host(Duration.ZERO).profiles())
        .containsExactly(
            new AppArmorProfile("mysqld", true, file.toString(), Files.readString(file)),
            new AppArmorProfile("keepalived", false, null, null));
  }

  @Test
  void neighbourThatIsKnownFromBeforeIsNoAnswer() throws Exception {
    program("arping", "echo 'arping of somebody else'");
    program("ping", "exit 1");

    assertThat(vipAnswered("STALE")).isEqualTo(Finding.UNKNOWN);
    assertThat(vipAnswered("REACHABLE")).isEqualTo(Finding.YES);
    assertThat(vipAnswered("FAILED")).isEqualTo(Finding.NO);
  }

  private Finding vipAnswered(String state) throws IOException, InterruptedException {
    program("ip", "echo '127.0.0.1 lladdr 02:00:00:00:00:01 %s'".formatted(state));
    return answer(folder.toString(), "-", "lo").vipAnswered();
  }

  private void program(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n%s\n".formatted(text));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private OfHost answer(String data, String options, String networkInterface)
      throws IOException, InterruptedException {
    var answer =
        new PreflightAnswer(
            said(
                "preflight plain %s %s 127.0.0.1 1 %s 127.0.0.1 51 no-such-program/a/a/a sh/b/b/b%n"
                    .formatted(data, options, networkInterface)));
    assertThat(answer.whole()).isTrue();
    return answer.host(Duration.ZERO);
  }

  private String said(String call) throws IOException, InterruptedException {
    String script = text("/node/discover.sh") + text("/node/preflight.sh") + call;
    Process shell = shell().start();
    shell.getOutputStream().write(script.getBytes(UTF_8));
    shell.getOutputStream().close();
    String said = new String(shell.getInputStream().readAllBytes(), UTF_8);
    assertThat(shell.waitFor()).isZero();
    return said;
  }

  private ProcessBuilder shell() {
    ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-s");
    shell.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
    return shell;
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = PreflightScriptTests.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }
}
