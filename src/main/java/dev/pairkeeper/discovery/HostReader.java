package dev.pairkeeper.discovery;

import dev.pairkeeper.keepalived.ReadScript;
import dev.pairkeeper.quoting.ShellText;
import dev.pairkeeper.ssh.KeptShell;
import dev.pairkeeper.ssh.RemoteShell;
import dev.pairkeeper.ssh.RemoteShellException;
import dev.pairkeeper.ssh.RemoteShells;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Reads a host by {@code node/discover.sh} and {@code node/describe.sh}, which change nothing
 * there.
 */
@Component
class HostReader implements HostSurveyor {

  private static final String SCRIPT = read("/node/discover.sh");
  private static final String DESCRIBING = read("/node/describe.sh");
  private static final Duration LOG_IN = Duration.ofSeconds(6);
  private static final Duration QUESTION = Duration.ofSeconds(12);

  /** An include in an include in an include is deep enough. */
  private static final int MOST_ROUNDS = 8;

  private static final int MOST_FILES = 64;

  private final RemoteShells shells;

  HostReader(RemoteShells shells) {
    this.shells = shells;
  }

  /**
   * Logs in, reads and closes.
   *
   * @throws RemoteShellException naming the node and the cause
   */
  HostLook read(NodeAccess access, TimeBudget budget) {
    try (RemoteShell shell = shells.connect(access, budget.atMost(LOG_IN));
        KeptShell kept = shell.keep(SCRIPT, budget.atMost(QUESTION))) {
      return look(access, shell, kept, budget);
    }
  }

  @Override
  public HostSurvey survey(NodeAccess access, String peerHost, List<String> files, Duration limit) {
    TimeBudget budget = new TimeBudget(limit);
    try (RemoteShell shell = shells.connect(access, budget.atMost(LOG_IN));
        KeptShell kept = shell.keep(SCRIPT + DESCRIBING, budget.atMost(QUESTION))) {
      HostServices services =
          new HostServices(look(access, shell, kept, budget), access.node().mysql());
      List<String> words = new ArrayList<>(List.of("describe", root(access)));
      words.add(Integer.toString(ReadScript.LARGEST_FILE));
      words.add(peerHost);
      Stream.of(services.keepalivedFiles(), files)
          .flatMap(List::stream)
          .distinct()
          .limit(MOST_FILES)
          .forEach(words::add);
      return services.survey(answer(access, kept, words, budget));
    }
  }

  private static HostLook look(
      NodeAccess access, RemoteShell shell, KeptShell kept, TimeBudget budget) {
    HostAnswer answer = answer(access, kept, List.of("discover"), budget);
    HostLook look = new HostLook(answer.facts(), new HostFiles(), shell.hostKey());
    readFiles(look, kept, root(access), budget);
    return look;
  }

  private static HostAnswer answer(
      NodeAccess access, KeptShell kept, List<String> words, TimeBudget budget) {
    var answer = new HostAnswer(ask(kept, words, budget));
    if (!answer.whole()) {
      throw new RemoteShellException(
          Kind.ERROR,
          "%s: the host's answer broke off. Try 'sh' there; the log-in may end it."
              .formatted(access.node().sshAddress()),
          null);
    }
    return answer;
  }

  private static String root(NodeAccess access) {
    return access.node().ssh().sudo() ? "sudo" : "plain";
  }

  private static void readFiles(HostLook look, KeptShell kept, String root, TimeBudget budget) {
    Set<String> asked = new HashSet<>();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<String> wanted =
          FileWishes.of(look).stream().filter(asked::add).limit(MOST_FILES).toList();
      if (wanted.isEmpty()) {
        return;
      }
      List<String> words = new ArrayList<>(List.of("show", root));
      words.addAll(wanted);
      new HostAnswer(ask(kept, words, budget)).addTo(look.files());
    }
  }

  private static String ask(KeptShell kept, List<String> words, TimeBudget budget) {
    return kept.ask(ShellText.line(words), budget.atMost(QUESTION)).output();
  }

  private static String read(String resource) {
    try (InputStream in = HostReader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the build lacks " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
