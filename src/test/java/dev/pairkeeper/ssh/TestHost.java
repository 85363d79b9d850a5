package dev.pairkeeper.ssh;

import dev.pairkeeper.topology.MysqlEndpoint;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.Priority;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.SshEndpoint;
import java.io.IOException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.shell.ProcessShellFactory;
import org.jspecify.annotations.Nullable;

/** A host within this process: an SSH server whose commands are run by this machine's sh. */
final class TestHost implements AutoCloseable {

  static final String USER = "dba";
  static final String PASSWORD = "Ssh\"lab's $2\\ 3";

  final Set<PublicKey> authorized = ConcurrentHashMap.newKeySet();
  final AtomicInteger channels = new AtomicInteger();
  final AtomicInteger mostChannels = new AtomicInteger();
  private final SshServer server = SshServer.setUpDefaultServer();

  private TestHost(List<KeyPair> hostKeys) throws IOException {
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
    server.setPasswordAuthenticator(
        (user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
    server.setPublickeyAuthenticator((user, key, session) -> authorized.contains(key));
    server.setCommandFactory(this::command);
    server.start();
  }

  static TestHost withKeys(KeyPair... hostKeys) throws IOException {
    return new TestHost(List.of(hostKeys));
  }

  static TestHost start() throws Exception {
    return withKeys(key("ssh-ed25519", 256));
  }

  static KeyPair key(String type, int bits) throws Exception {
    return KeyUtils.generateKeyPair(type, bits);
  }

  static String text(KeyPair key) {
    return PublicKeyEntry.toString(key.getPublic());
  }

  int port() {
    return server.getPort();
  }

  /** Access by password. */
  NodeAccess access(@Nullable String hostKey) {
    return access(node("127.0.0.1", port(), hostKey), null, null, PASSWORD);
  }

  NodeAccess access() {
    return access(null);
  }

  NodeAccess accessByKey(String privateKey, @Nullable String passphrase) {
    return access(node("127.0.0.1", port(), null), privateKey, passphrase, null);
  }

  static NodeAccess access(
      Node node, @Nullable String key, @Nullable String passphrase, @Nullable String password) {
    return new NodeAccess(node, Secret.of(""), secret(key), secret(passphrase), secret(password));
  }

  static Node node(String host, int port, @Nullable String hostKey) {
    return new Node(
        "db1",
        host,
        "eth0",
        new Priority(100),
        true,
        new MysqlEndpoint(3306, "pairkeeper", null, null, null),
        new SshEndpoint(port, USER, false, hostKey));
  }

  SshServer server() {
    return server;
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }

  private Command command(ChannelSession channel, String line) throws IOException {
    int now = channels.incrementAndGet();
    mostChannels.accumulateAndGet(now, Math::max);
    channel.addCloseFutureListener(closed -> channels.decrementAndGet());
    return new ProcessShellFactory(line, "/bin/sh", "-c", line).createShell(channel);
  }

  private static @Nullable Secret secret(@Nullable String text) {
    return text == null ? null : Secret.of(text);
  }
}
