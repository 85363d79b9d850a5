package dev.pairkeeper.discovery;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.pairkeeper.registry.PairSpec.MysqlSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.registry.PairSpec.SshSpec;
import dev.pairkeeper.topology.MysqlEndpoint;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.Priority;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.SshEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Log-ins to a node that is not registered yet; its name is what messages call it.
 *
 * @param given has the log-ins; checked before, so they are there
 */
record Access(String name, String host, NodeSpec given) {

  static final int SSH_PORT = 22;

  Access(String name, NodeSpec given) {
    this(name, requireNonNull(given.host()), given);
  }

  /** The port that the user gave; null when it is to be found out. */
  @Nullable Integer port() {
    return mysql().port();
  }

  NodeAccess toHost() {
    return toServer(LocalServer.DEFAULT_PORT);
  }

  NodeAccess toServer(int port) {
    SshSpec ssh = requireNonNull(given.ssh());
    Node node =
        new Node(
            name,
            host,
            "",
            new Priority(1),
            true,
            new MysqlEndpoint(port, requireNonNull(mysql().user()), null, null, null),
            new SshEndpoint(
                requireNonNullElse(ssh.port(), SSH_PORT),
                requireNonNull(ssh.user()),
                Boolean.TRUE.equals(ssh.sudo()),
                blankToNull(ssh.hostKey())));
    return new NodeAccess(
        node,
        requireNonNullElse(mysql().password(), Secret.of("")),
        emptyToNull(ssh.privateKey()),
        emptyToNull(ssh.privateKeyPassphrase()),
        emptyToNull(ssh.password()));
  }

  /**
   * The same for this host, as far as the log-ins are known to work there.
   *
   * @param server whether that of the server does
   */
  NodeSpec known(boolean server) {
    SshSpec ssh = requireNonNull(given.ssh());
    return new NodeSpec(
        null,
        host,
        null,
        null,
        null,
        server ? mysql() : null,
        new SshSpec(
            ssh.port(),
            ssh.user(),
            ssh.privateKey(),
            ssh.privateKeyPassphrase(),
            ssh.password(),
            ssh.sudo(),
            null));
  }

  private MysqlSpec mysql() {
    return requireNonNull(given.mysql());
  }

  /** The other host has another key. */
  Access elsewhere(String otherName, String otherHost) {
    NodeSpec same =
        new NodeSpec(null, otherHost, null, null, null, given.mysql(), known(true).ssh());
    return new Access(otherName, otherHost, same);
  }

  private static @Nullable Secret emptyToNull(@Nullable Secret secret) {
    return secret == null || secret.isEmpty() ? null : secret;
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
