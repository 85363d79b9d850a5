package dev.pairkeeper.operation;

import dev.pairkeeper.plan.NodePrograms;
import dev.pairkeeper.plan.Preflight.OfHost;
import dev.pairkeeper.quoting.ShellText;
import dev.pairkeeper.ssh.KeptShell;
import dev.pairkeeper.ssh.RemoteShell;
import dev.pairkeeper.ssh.RemoteShellException;
import dev.pairkeeper.ssh.RemoteShells;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks a host what may stand in the way of a set-up, by {@code node/preflight.sh}. */
@Component
class HostPreflight {

  private static final String SCRIPT = read("/node/discover.sh") + read("/node/preflight.sh");
  private static final Duration LOG_IN = Duration.ofSeconds(10);
  private static final Duration CLOCK = Duration.ofSeconds(5);

  /** Listening alone takes four seconds. */
  private static final Duration QUESTION = Duration.ofSeconds(40);

  private static final String USUAL_DATA = "/var/lib/mysql";

  private final RemoteShells shells;
  private final InstantSource clock;

  HostPreflight(RemoteShells shells, InstantSource clock) {
    this.shells = shells;
    this.clock = clock;
  }

  /**
   * What the node's host tells.
   *
   * @param data the server's data directory; null for the usual one
   * @throws RemoteShellException naming the node and the cause
   */
  OfHost read(Pair pair, NodeAccess access, Node peer, @Nullable String data) {
    try (RemoteShell shell = shells.connect(access, LOG_IN);
        KeptShell kept = shell.keep(SCRIPT, CLOCK)) {
      Duration ahead = clockAhead(kept);
      var answer =
          new PreflightAnswer(
              kept.ask(ShellText.line(words(pair, access.node(), peer, data)), QUESTION).output());
      if (!answer.whole()) {
        throw new RemoteShellException(
            Kind.ERROR,
            "%s: the host's answer broke off.".formatted(access.node().sshAddress()),
            null);
      }
      return answer.host(ahead);
    }
  }

  private static List<String> words(Pair pair, Node node, Node peer, @Nullable String data) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "preflight",
                node.ssh().sudo() ? "sudo" : "plain",
                data == null ? USUAL_DATA : data,
                node.mysql().configFile() == null ? "-" : node.mysql().configFile(),
                peer.host(),
                Integer.toString(peer.mysql().port()),
                node.networkInterface(),
                pair.vip().host(),
                Integer.toString(pair.virtualRouterId())));
    words.addAll(NodePrograms.questions());
    return words;
  }

  /** Against the middle of the round trip; a clock that tells no fraction is half a second off. */
  private Duration clockAhead(KeptShell kept) {
    Instant asked = clock.instant();
    String said = kept.ask("clock", CLOCK).output().strip();
    Instant answered = clock.instant();
    String number = said.replaceFirst("\\.[^0-9].*", ".5");
    try {
      BigDecimal seconds = new BigDecimal(number);
      Instant theirs = Instant.ofEpochSecond(0, seconds.movePointRight(9).longValue());
      Instant ours = asked.plus(Duration.between(asked, answered).dividedBy(2));
      return Duration.between(ours, theirs);
    } catch (NumberFormatException noClock) {
      return Duration.ZERO;
    }
  }

  private static String read(String resource) {
    try (InputStream in = HostPreflight.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the build lacks " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
