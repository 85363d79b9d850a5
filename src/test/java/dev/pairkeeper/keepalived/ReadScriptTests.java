package dev.pairkeeper.keepalived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pairkeeper.topology.ConfigurationFile;
import dev.pairkeeper.topology.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that reads files, by the shells that hosts have, on this machine. */
class ReadScriptTests {

  @TempDir Path folder;

  @Test
  void shellcheckHasNothingToSay() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/shellcheck")), "shellcheck is not installed");
    assertThat(ShellRun.run(List.of("shellcheck", "-"), ReadScript.functions())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash --posix", "busybox sh"})
  void everyShellReadsFilesAsTheyAre(String shell) throws Exception {
    assumeTrue(ShellRun.installed(shell), "no " + shell);
    Path plain =
        file("it's $HOME.conf", "a\n\036b' \"$x\" ü💥\n\n".getBytes(StandardCharsets.UTF_8));
    Path empty = file("empty", new byte[0]);
    Path odd = file("odd", new byte[] {'a', 0, (byte) 0xff, '.'});
    Path large = file("large", new byte[ReadScript.LARGEST_FILE + 1]);
    Path largest =
        file("largest", "x".repeat(ReadScript.LARGEST_FILE).getBytes(StandardCharsets.UTF_8));

    List<ConfigurationFile> files =
        read(shell, plain, empty, odd, large, largest, folder.resolve("gone"), folder);

    assertThat(files).hasSize(7);
    assertThat(files.get(0)).isEqualTo(known(files.get(0), Files.readString(plain)));
    assertThat(files.get(0).fact().sha256())
        .isEqualTo(
            ShellRun.run(List.of("sha256sum", plain.toString()), "")
                .substring(0, 64)
                .replace("\\", ""));
    assertThat(files.get(0).fact().mode()).isEqualTo("0640");
    assertThat(files.get(1)).isEqualTo(known(files.get(1), ""));
    assertThat(files.get(2)).isEqualTo(known(files.get(2), "a\0\ufffd."));
    assertThat(files.get(3).untold()).contains("larger than 256 KiB");
    assertThat(files.get(4).untold()).isNull();
    assertThat(files.subList(5, 7))
        .allSatisfy(file -> assertThat(file.untold()).contains("vanished"));
  }

  @Test
  void fileThatMayNotBeReadIsSaidToBe() throws Exception {
    Path file = file("x", new byte[] {'x'});
    Path cat = Files.writeString(folder.resolve("cat"), "#!/bin/sh\nexit 1\n");
    Files.setPosixFilePermissions(cat, PosixFilePermissions.fromString("rwxr-xr-x"));
    String answer =
        ShellRun.run(List.of("dash"), "PATH=%s:$PATH\n".formatted(folder) + script(file));

    assertThat(ReadScript.parse(answer, Hosts.node("db1")))
        .singleElement()
        .satisfies(untold -> {
          assertThat(untold.text()).isNull();
          assertThat(untold.untold()).contains("dba may not read " + file + " on db1");
        });
  }

  @Test
  void oddAnswerIsLeftOut() {
    assertThat(
            ReadScript.parse("x\036read 644\n\036\036gone x\n\036read 9 r /a\n", Hosts.node("db1")))
        .isEmpty();
    assertThat(ReadScript.parse("\036read 644 root /a\n!!!\n", Hosts.node("db1")))
        .extracting(ConfigurationFile::text)
        .containsOnlyNulls();
  }

  private List<ConfigurationFile> read(String shell, Path... files) throws Exception {
    String answer = ShellRun.run(List.of(shell.split(" ", -1)), script(files));
    return ReadScript.parse(answer, Hosts.node("db1"));
  }

  private static String script(Path... files) {
    List<String> paths = Arrays.stream(files).map(Path::toString).toList();
    return ReadScript.functions()
        + ReadScript.read(Hosts.node("db1"), paths).stream()
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "))
        + "\n";
  }

  private static ConfigurationFile known(ConfigurationFile like, String text) {
    return new ConfigurationFile(like.fact(), Secret.of(text), null);
  }

  private Path file(String name, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    return file;
  }
}
