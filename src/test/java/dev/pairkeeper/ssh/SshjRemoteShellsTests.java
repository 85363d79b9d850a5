package dev.pairkeeper.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.junit.jupiter.api.Test;

class SshjRemoteShellsTests {

  private static final Duration SECONDS = Duration.ofSeconds(20);

  private final RemoteShells shells = new SshjRemoteShells();

  @Test
  void passwordOpensTheHost() throws Exception {
    try (TestHost host = TestHost.start();
        RemoteShell shell = shells.connect(host.access(), SECONDS)) {
      assertThat(shell.isOpen()).isTrue();
      assertThat(shell.run("echo in", SECONDS).output()).isEqualTo("in\n");
    }
  }

  @Test
  void wrongPasswordIsDeniedAndNotRepeatedInTheMessage() throws Exception {
    try (TestHost host = TestHost.start()) {
      NodeAccess wrong =
          TestHost.access(host.access().node(), null, null, "not-the-password-at-all");
      RemoteShellException e = failure(wrong, SECONDS);
      assertThat(e.kind()).isEqualTo(Kind.ACCESS_DENIED);
      assertThat(e)
          .hasMessageContaining("db1 (127.0.0.1:" + host.port() + ")")
          .hasMessageContaining("dba")
          .hasMessageNotContaining("not-the-password-at-all");
    }
  }

  @Test
  void nodeWithoutAnyCredentialIsDenied() throws Exception {
    try (TestHost host = TestHost.start()) {
      NodeAccess none = TestHost.access(host.access().node(), null, null, null);
      assertThat(failure(none, SECONDS).kind()).isEqualTo(Kind.ACCESS_DENIED);
    }
  }

  @Test
  void keyOfAnUnpinnedHostIsReported() throws Exception {
    KeyPair key = TestHost.key("ssh-ed25519", 256);
    try (TestHost host = TestHost.withKeys(key);
        RemoteShell shell = shells.connect(host.access(), SECONDS)) {
      assertThat(shell.hostKey()).isEqualTo(TestHost.text(key));
    }
  }

  @Test
  void changedKeyIsRefusedWithBothFingerprints() throws Exception {
    KeyPair old = TestHost.key("ssh-ed25519", 256);
    KeyPair now = TestHost.key("ssh-ed25519", 256);
    try (TestHost host = TestHost.withKeys(now)) {
      RemoteShellException e = failure(host.access(TestHost.text(old)), SECONDS);
      assertThat(e.kind()).isEqualTo(Kind.HOST_KEY_CHANGED);
      assertThat(e)
          .hasMessageContaining(HostKey.parse(TestHost.text(old)).fingerprint())
          .hasMessageContaining(HostKey.parse(TestHost.text(now)).fingerprint());
    }
  }

  @Test
  void pinnedKeyIsFoundAmongSeveral() throws Exception {
    KeyPair[] keys = {
      TestHost.key("ssh-ed25519", 256),
      TestHost.key("ecdsa-sha2-nistp256", 256),
      TestHost.key("ssh-rsa", 3072)
    };
    try (TestHost host = TestHost.withKeys(keys)) {
      for (KeyPair key : keys) {
        try (RemoteShell shell = shells.connect(host.access(TestHost.text(key)), SECONDS)) {
          assertThat(shell.hostKey()).isEqualTo(TestHost.text(key));
        }
      }
    }
  }

  @Test
  void pinnedKeyThatCannotBeReadIsAnError() throws Exception {
    try (TestHost host = TestHost.start()) {
      assertThat(failure(host.access("nonsense"), SECONDS).kind()).isEqualTo(Kind.ERROR);
    }
  }

  @Test
  void portWithoutListenerIsRefused() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    RemoteShellException e = failure(byPassword(port), SECONDS);
    assertThat(e.kind()).isEqualTo(Kind.REFUSED);
    assertThat(e).hasMessageContaining("db1 (127.0.0.1:" + port + ")");
  }

  @Test
  void hostThatAcceptsAndNeverSpeaksTimesOut() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      long begun = System.nanoTime();
      RemoteShellException e = failure(byPassword(silent.getLocalPort()), Duration.ofMillis(400));
      assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void hostThatTricklesNonsenseTimesOutAllTheSame() throws Exception {
    try (ServerSocket odd = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> trickle(odd));
      RemoteShellException e = failure(byPassword(odd.getLocalPort()), Duration.ofMillis(600));
      assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT);
    }
  }

  @Test
  void hostThatHangsUpAtOnceIsUnreachable() throws Exception {
    try (ServerSocket rude = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> hangUp(rude));
      assertThat(failure(byPassword(rude.getLocalPort()), SECONDS).kind())
          .isEqualTo(Kind.UNREACHABLE);
    }
  }

  @Test
  void nameThatDoesNotResolveIsUnreachable() {
    NodeAccess nowhere =
        TestHost.access(TestHost.node("no-such-host.invalid", 22, null), null, null, "x");
    assertThat(failure(nowhere, SECONDS).kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void hostThatOffersOnlyWeakCiphersIsAnError() throws Exception {
    try (TestHost host = TestHost.start()) {
      host.server().setCipherFactories(List.of(BuiltinCiphers.aes128cbc));
      assertThat(failure(host.access(), SECONDS).kind()).isEqualTo(Kind.ERROR);
    }
  }

  @Test
  void callerThatIsInterruptedIsLetGo() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      NodeAccess access = byPassword(silent.getLocalPort());
      Thread.currentThread().interrupt();
      RemoteShellException e = failure(access, SECONDS);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(e.kind()).isEqualTo(Kind.ERROR);
    }
  }

  private RemoteShellException failure(NodeAccess access, Duration timeout) {
    RemoteShellException e =
        catchThrowableOfType(
            RemoteShellException.class, () -> shells.connect(access, timeout).close());
    assertThat(e).isNotNull();
    return e;
  }

  private static NodeAccess byPassword(int port) {
    return TestHost.access(TestHost.node("127.0.0.1", port, null), null, null, "x");
  }

  private static void hangUp(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void trickle(ServerSocket server) {
    try (Socket socket = server.accept();
        OutputStream out = socket.getOutputStream()) {
      while (true) {
        out.write("hello\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        Thread.sleep(20);
      }
    } catch (IOException | InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
