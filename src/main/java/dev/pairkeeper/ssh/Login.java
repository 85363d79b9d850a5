package dev.pairkeeper.ssh;

import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import java.io.IOException;
import java.time.Duration;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.userauth.UserAuthException;
import org.jspecify.annotations.Nullable;

/** One attempt to connect and log in to a host. */
final class Login {

  private static final int PACKET_BYTES = 8 * 1024;
  private static final int WINDOW_BYTES = 256 * 1024;

  /**
   * How many times longer a channel may take to open over a connection that stands: closing that
   * for a host that is only busy would cost it a log-in more.
   */
  private static final int LATER = 3;

  private final NodeAccess access;
  private final Duration timeout;
  private final SSHClient client;
  private final HostKeyCheck hostKeys;
  private volatile boolean abandoned;

  Login(Config config, NodeAccess access, Duration timeout) {
    this.access = access;
    this.timeout = timeout;
    this.client = new SSHClient(config);
    this.hostKeys = new HostKeyCheck(pinned(access.node()));
  }

  /** Connects and logs in; blocks until it is done, fails or is abandoned. */
  RemoteShell open() throws IOException {
    int millis = Math.toIntExact(timeout.toMillis());
    client.setSocketFactory(new KeptAliveSockets());
    client.setConnectTimeout(millis);
    client.setTimeout(millis);
    client.getTransport().setTimeoutMs(millis);
    client.getConnection().setTimeoutMs(LATER * millis);
    client.getConnection().setMaxPacketSize(PACKET_BYTES);
    client.getConnection().setWindowSize(WINDOW_BYTES);
    client.addHostKeyVerifier(hostKeys);
    boolean done = false;
    try {
      client.connect(access.node().host(), access.node().ssh().port());
      Credentials.logIn(client, access);
      client.getSocket().setSoTimeout(0);
      RemoteShell shell = new SshjRemoteShell(new SshConnection(access.node(), client), shownKey());
      done = !abandoned;
      return shell;
    } finally {
      if (!done) {
        abandon();
      }
    }
  }

  /** Gives up: whatever waits for the host fails at once. */
  void abandon() {
    abandoned = true;
    SshConnection.cut(client);
  }

  /** What the failure of {@link #open} means. */
  RemoteShellException failure(Throwable cause) {
    Node node = access.node();
    String changed = hostKeys.difference();
    if (changed != null) {
      return SshFailure.failure(node, Kind.HOST_KEY_CHANGED, changed, cause);
    }
    return cause instanceof UserAuthException refused && refused.getCause() == null
        ? SshFailure.failure(node, Kind.ACCESS_DENIED, refusal(), refused)
        : SshFailure.of(node, cause);
  }

  private String refusal() {
    return "the log-in of %s by %s was refused; the host takes %s"
        .formatted(
            access.node().ssh().user(),
            access.sshPrivateKey() != null ? "its private key" : "password",
            String.join(", ", client.getUserAuth().getAllowedMethods()));
  }

  private HostKey shownKey() throws IOException {
    HostKey key = hostKeys.seen();
    if (key == null) {
      throw new IOException("the host showed no key");
    }
    return key;
  }

  private static @Nullable HostKey pinned(Node node) {
    String text = node.ssh().hostKey();
    try {
      return text == null ? null : HostKey.parse(text);
    } catch (IllegalArgumentException e) {
      throw SshFailure.failure(node, Kind.ERROR, "the pinned host key can't be read", e);
    }
  }
}
