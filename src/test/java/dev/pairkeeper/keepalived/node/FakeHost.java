package dev.pairkeeper.keepalived.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.keepalived.node.NodeSettings.Limits;
import dev.pairkeeper.keepalived.render.NodePaths;
import dev.pairkeeper.topology.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A folder in which the scripts run as on a host: the server's client, ip, ping and logger are
 * stubs that answer what a test wants.
 */
final class FakeHost implements AutoCloseable {

  /** Answers for both servers. This node's becomes read-only or writable as it is told. */
  private static final String CLIENT =
      """
      respond() {
        case "$*" in
          *--host=*)
            if [ -e @HERE@/peer-halts ]; then
              cat @HERE@/peer-begins
              sleep 0.4
              cat @HERE@/peer-halts
              return
            fi
            if [ -e @HERE@/peer-at-first ]; then
              mv @HERE@/peer-at-first @HERE@/peer-then
              cat @HERE@/peer-then
              return
            fi
            if [ -e @HERE@/peer-hung ]; then exec sleep 5; fi
            if grep -qx -- -254 @HERE@/server; then echo 'read_only: 0'; fi
            cat @HERE@/peer
            ! grep -q ERROR @HERE@/peer
            return
            ;;
          *GET_LOCK*) echo 'claimed: 1' && return ;;
          *'read_only = ON'*) if [ -e @HERE@/hung ]; then exec sleep 5; fi ;;
          *'read_only = OFF'*) sed -i 's/read_only: 1/read_only: 0/' @HERE@/answer && return ;;
        esac
        cat @HERE@/answer
        case "$*" in *'read_only = ON'*) sed -i 's/read_only: 0/read_only: 1/' @HERE@/answer ;; esac
        return $(cat @HERE@/code)
      }
      echo log-in >>@HERE@/log-ins
      case "$*" in *' -e '*) respond "$@"; exit ;; esac
      asked=''
      while IFS= read -r line; do
        asked="$asked $line"
        case $line in
          *answered*)
            respond "$* $asked" || exit
            echo 'answered: 1'
            asked=''
            ;;
        esac
      done
      """;

  /** The VIP is gone as soon as the server's unit gave it away. */
  private static final String IP =
      """
      case "$*" in
        *route*) cat @HERE@/route ;;
        *'addr change'*) echo "$*" >>@HERE@/changed ;;
        *dynamic) [ -e @HERE@/lapsing ] && echo here ;;
        *) [ -e @HERE@/vip ] && ! grep -qx -- -254 @HERE@/server && echo here ;;
      esac
      """;

  private static final String PING =
      """
      for address; do :; done
      if grep -qx "$address" @HERE@/slow; then exec sleep 5; fi
      [ -e @HERE@/answers ] || grep -qx "$address" @HERE@/reachable
      """;

  private final Path folder;

  FakeHost(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("state"));
    Files.createDirectories(folder.resolve("bin"));
    program("ip", IP);
    program("ping", PING);
    program("perl", "[ -e @HERE@/adverts ]");
    program(
        "nft",
        """
        echo "$*" >>@HERE@/nft
        cat >>@HERE@/nft
        [ ! -e @HERE@/vip-comes-with-nft ] || mv @HERE@/vip-comes-with-nft @HERE@/vip
        [ ! -e @HERE@/no-nft ] || { echo 'Error: no' >&2; exit 1; }
        """);
    program("ss", "exit 1");
    program("logger", "echo \"$*\" >>@HERE@/log");
    program("client", CLIENT);
    program("notify", "echo \"$2\" >>@HERE@/notified");
    program("check", NodeScripts.check());
    put("server", "0\n");
    put("handover", "0\n");
    put("notified", "");
    put("peer", "read_only: 1\nalone: 1\n");
    put("route", "default via 10.0.0.1 proto static\n");
    put("slow", "");
    reaches();
    server(0, "");
  }

  FakeHost server(int code, String answer) throws IOException {
    put("answer", answer);
    put("code", Integer.toString(code));
    return this;
  }

  FakeHost withVip() throws IOException {
    put("vip", "");
    return this;
  }

  /** Somebody else answers for the VIP. */
  FakeHost vipAnswers(boolean answers) throws IOException {
    if (answers) {
      put("answers", "");
    } else {
      Files.deleteIfExists(folder.resolve("answers"));
    }
    return this;
  }

  FakeHost silentServer() throws IOException {
    program("client", "exec sleep 5");
    return this;
  }

  FakeHost put(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    return this;
  }

  FakeHost remove(String emptyFolder) throws IOException {
    Files.delete(folder.resolve(emptyFolder));
    return this;
  }

  /** Long enough for what the check started to have run. */
  void rest() throws InterruptedException {
    Thread.sleep(300);
  }

  /** Which addresses answer a ping. */
  FakeHost reaches(String... addresses) throws IOException {
    return put("reachable", String.join("\n", addresses) + "\n");
  }

  boolean has(String name) {
    return Files.exists(folder.resolve(name));
  }

  List<String> list(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  String text(String name) throws IOException {
    return Files.readString(folder.resolve(name)).strip();
  }

  /** The check's exit code. */
  int check(Pair pair) throws IOException, InterruptedException {
    return run(pair, "check");
  }

  /** What the check's exit code is when it is asked whether the node is cut off. */
  int reach(Pair pair) throws IOException, InterruptedException {
    return run(pair, "check", "REACH");
  }

  /** The notify script's exit code after it was told of a change. */
  int notifies(Pair pair, String change) throws IOException, InterruptedException {
    program("opens-and-closes", NodeScripts.notifying());
    return run(pair, "opens-and-closes", change);
  }

  /** The notify script while it is at work on a change. */
  Process notifying(Pair pair, String change) throws IOException {
    program("opens-and-closes", NodeScripts.notifying());
    return start(pair, "opens-and-closes", change);
  }

  private int run(Pair pair, String script, String... arguments)
      throws IOException, InterruptedException {
    Process process = start(pair, script, arguments);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(text("output")).as("scripts say nothing by themselves").isEmpty();
    return process.exitValue();
  }

  private Process start(Pair pair, String script, String... arguments) throws IOException {
    Path settings = folder.resolve("node.sh");
    Files.writeString(settings, settings(pair).render());
    List<String> words =
        new ArrayList<>(
            List.of(folder.resolve("bin").resolve(script).toString(), settings.toString()));
    words.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    builder.environment().put("MAINPID", "1");
    builder.environment().compute("PATH", (name, path) -> folder.resolve("bin") + ":" + path);
    return builder.start();
  }

  private NodeSettings settings(Pair pair) {
    String path = folder.toString();
    NodePaths paths =
        new NodePaths(
            path + "/bin/check",
            path + "/bin/notify",
            path + "/handover",
            path + "/server",
            path + "/node.sh",
            path + "/client.cnf",
            path + "/state");
    return new NodeSettings(
        pair,
        pair.first(),
        paths,
        NodeDialect.MYSQL8,
        Settings.ADDRESSES.get("db2"),
        pair.witnesses(),
        path + "/bin/client",
        List.of(),
        new Limits(Duration.ofMillis(400), Duration.ofSeconds(1)));
  }

  private void program(String name, String text) throws IOException {
    Path file = folder.resolve("bin").resolve(name);
    String whole = text.startsWith("#!") ? text : "#!/bin/sh\n" + text + "\n";
    Files.writeString(file, whole.replace("@HERE@", folder.toString()));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Waits for the end of what the scripts started beside them. */
  @Override
  public void close() {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::isQuiet);
  }

  private boolean isQuiet() {
    return !runs("");
  }

  /** Whether a program of this host runs. */
  boolean runs(String program) {
    String path = folder + program;
    return ProcessHandle.allProcesses()
        .anyMatch(
            each -> each.info().commandLine().filter(line -> line.contains(path)).isPresent());
  }
}
