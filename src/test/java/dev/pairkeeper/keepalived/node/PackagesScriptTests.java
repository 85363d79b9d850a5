package dev.pairkeeper.keepalived.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script on this machine, with package tools that only write down how they are called. */
@NullUnmarked
class PackagesScriptTests {

  @TempDir Path host;
  private Path folder;
  private Path programs;
  private Path calls;
  private Path there;

  @BeforeEach
  void makeHost() throws IOException {
    folder = Files.createDirectory(host.resolve("folder"));
    programs = Files.createDirectory(host.resolve("programs"));
    calls = Files.createFile(host.resolve("calls"));
    there = host.resolve("there");
    Files.writeString(there, "installed bash\nconfig-files keepalived\n");
    Files.writeString(folder.resolve("packages"), NodeScripts.packages());
    program("dpkg-query", "cat " + there);
    program(
        "rpm",
        "case $1 in -qp) basename \"$4\" .rpm;; *) grep ^installed %s;; esac".formatted(there));
    program("dpkg-deb", "basename \"$2\" .deb");
    program("dpkg", "echo dpkg \"$@\" >>" + calls);
    program("systemctl", "");
    tool("apt-get", "");
    tool("dnf", "");
    tool("yum", "");
  }

  /** What the tool installs is there afterwards, and what it removes leaves. */
  private void tool(String name, String says) throws IOException {
    program(
        name,
        """
        echo %s "$@" >>%s
        %s
        case " $* " in *' --simulate '* | *' --assumeno '*) exit ;; esac
        names=
        for word; do
          case $word in
            install | remove) task=$word names= ;;
            *) names="$names $(basename "$(basename "$word" .deb)" .rpm)" ;;
          esac
        done
        for package in $names; do
          sed -i "/ $package$/d" %s
          case $task in
            install) echo "installed $package"; echo "installed lib$package" ;;
            remove) echo "config-files $package" ;;
          esac >>%s
        done
        """
            .formatted(name, calls, says, there, there));
  }

  @Test
  void aptNeverAsksAndKeepsConfigurations() throws Exception {
    Run run = run("install", "apt", "keepalived", "nftables");

    assertThat(run.status()).isZero();
    assertThat(run.output())
        .isEqualTo("installed: keepalived libkeepalived libnftables nftables \n");
    assertThat(Files.readAllLines(calls).getLast())
        .isEqualTo(
            "apt-get -y --no-install-recommends -o DPkg::Lock::Timeout=120"
                + " -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold"
                + " -o Acquire::Retries=1 -o Acquire::http::Timeout=20"
                + " -o Acquire::https::Timeout=20 install keepalived nftables");
  }

  @Test
  void onlyWhatCameIsRemovedAndAFormerConfigurationStays() throws Exception {
    run("install", "apt", "keepalived", "nftables");
    Files.writeString(there, Files.readString(there) + "installed somebody-elses\n");

    Run run = run("remove", "apt");

    assertThat(run.status()).isZero();
    assertThat(calls())
        .anyMatch(call -> call.endsWith(" remove keepalived libkeepalived libnftables nftables"));
    assertThat(calls())
        .contains("dpkg --purge nftables", "dpkg --purge libkeepalived")
        .doesNotContain("dpkg --purge keepalived");
    assertThat(Files.readString(there)).contains("installed bash\n", "installed somebody-elses\n");

    assertThat(run("remove", "apt")).isEqualTo(new Run(0, ""));
  }

  @Test
  void nothingIsDoneWhereSomethingThatIsThereWouldChange() throws Exception {
    tool(
        "apt-get",
        "echo 'Inst libssl3 [3.0.1] (3.0.2 repository)'; echo 'Remv mysql-server [8.0]'");
    tool(
        "dnf",
        "printf '%s\\n' Installing: ' keepalived 2' Upgrading: ' openssl-libs x86_64 3' 'Transaction Summary'");

    assertThat(run("install", "apt", "keepalived"))
        .isEqualTo(
            new Run(
                1,
                "for that, packages that are there would be removed or changed: libssl3 mysql-server \n"));
    assertThat(run("install", "dnf", "keepalived").output())
        .isEqualTo(
            "for that, packages that are there would be removed or changed: openssl-libs \n");
    assertThat(Files.readString(there)).doesNotContain("installed keepalived");
  }

  @Test
  void dnfAndYumInstallAndTakeBack() throws Exception {
    assertThat(run("install", "dnf", "keepalived", "perl-interpreter").status()).isZero();
    assertThat(calls().getLast())
        .isEqualTo(
            "dnf --setopt=timeout=20 --setopt=retries=2 -y --setopt=install_weak_deps=False install"
                + " keepalived perl-interpreter");

    assertThat(run("remove", "yum").status()).isZero();
    assertThat(calls().getLast())
        .isEqualTo(
            "yum --setopt=timeout=20 --setopt=retries=2 -y"
                + " --setopt=clean_requirements_on_remove=False remove keepalived libkeepalived"
                + " libperl-interpreter perl-interpreter");
  }

  @Test
  void filesThatAreThereAreLeftOutAndNoRepositoryIsAsked() throws Exception {
    for (String name : List.of("bash.deb", "keepalived.deb", "bash.rpm", "keepalived.rpm")) {
      Files.createFile(folder.resolve(name));
    }

    assertThat(run("files", "apt").status()).isZero();
    assertThat(calls().getLast())
        .endsWith(
            " -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts=/dev/null install "
                + folder.resolve("keepalived.deb"));
    assertThat(run("files", "apt")).isEqualTo(new Run(0, "all of them are there\n"));

    run("remove", "apt");
    assertThat(run("files", "yum").status()).isZero();
    assertThat(calls().getLast())
        .isEqualTo(
            "yum --setopt=timeout=20 --setopt=retries=2 -y -C --disablerepo=* install "
                + folder.resolve("keepalived.rpm"));
  }

  @Test
  void whatFailedIsToldAndWhatCameUntilThenIsKnown() throws Exception {
    program(
        "apt-get",
        """
        case " $* " in
          *' --simulate '*) ;;
          *' install '*) echo installed half >>%s; echo 'E: no space left' >&2; exit 100 ;;
          *) echo apt-get "$@" >>%s ;;
        esac
        """
            .formatted(there, calls));

    assertThat(run("install", "apt", "keepalived")).isEqualTo(new Run(1, "E: no space left\n"));
    assertThat(run("remove", "apt")).isEqualTo(new Run(0, "removed: half\n"));
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(calls);
  }

  private void program(String name, String text) throws IOException {
    Path file = programs.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private record Run(int status, String output) {}

  private Run run(String task, String tool, String... packages) throws Exception {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("/bin/sh", folder.resolve("packages").toString(), task, tool));
    words.add(folder.toString());
    words.addAll(List.of(packages));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().putAll(Map.of("PATH", programs + ":" + System.getenv("PATH")));
    Process shell = builder.start();
    String output = new String(shell.getInputStream().readAllBytes(), UTF_8);
    return new Run(shell.waitFor(), output);
  }
}
