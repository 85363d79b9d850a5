package dev.pairkeeper.discovery;

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
import org.springframework.stereotype.Component;

/** Reads a host by {@code node/discover.sh}, which changes nothing there. */
@Component
class HostReader {

  private static final String SCRIPT = read("/node/discover.sh");
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
      var answer = new HostAnswer(ask(kept, List.of("discover"), budget));
      if (!answer.whole()) {
        throw new RemoteShellException(
            Kind.ERROR,
            "%s: the host's answer broke off. Try 'sh' there; the log-in may end it."
                .formatted(access.node().sshAddress()),
            null);
      }
      HostLook look = new HostLook(answer.facts(), new HostFiles(), shell.hostKey());
      readFiles(look, kept, access.node().ssh().sudo() ? "sudo" : "plain", budget);
      return look;
    }
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
