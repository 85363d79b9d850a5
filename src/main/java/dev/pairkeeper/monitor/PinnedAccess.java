package dev.pairkeeper.monitor;

import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.SshEndpoint;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How to log in to a node, with the host key that was seen first. From then on only that key is
 * accepted, even while the registry can't store it.
 */
final class PinnedAccess {

  private static final Logger log = LoggerFactory.getLogger(PinnedAccess.class);

  private final HostKeyPin pin;
  private volatile NodeAccess current;
  private final AtomicBoolean storing = new AtomicBoolean();
  private volatile @Nullable String unstored;

  PinnedAccess(NodeAccess registered, HostKeyPin pin) {
    this.current = registered;
    this.pin = pin;
  }

  NodeAccess current() {
    return current;
  }

  /** The host showed this key. */
  synchronized void seen(String hostKey) {
    if (current.node().ssh().hostKey() == null) {
      current = withHostKey(current, hostKey);
      unstored = hostKey;
    }
  }

  /** Stores a key that is not stored yet, on another thread; tried again until it works. */
  void store(Executor threads) {
    String key = unstored;
    if (key != null && storing.compareAndSet(false, true)) {
      threads.execute(() -> store(key));
    }
  }

  private void store(String key) {
    Node node = current.node();
    try {
      pin.pin(node, key);
      unstored = null;
    } catch (RuntimeException e) {
      log.warn("The host key of {} could not be stored yet: {}", node.name(), e.getMessage());
    } finally {
      storing.set(false);
    }
  }

  /** Whether it is the given access, as it was registered or with the key that was seen. */
  boolean serves(NodeAccess wanted) {
    return current.equals(wanted) || current.equals(registeredWithKey(wanted));
  }

  private NodeAccess registeredWithKey(NodeAccess wanted) {
    String key = current.node().ssh().hostKey();
    boolean unpinned = wanted.node().ssh().hostKey() == null && unstored != null;
    return unpinned && key != null ? withHostKey(wanted, key) : wanted;
  }

  private static NodeAccess withHostKey(NodeAccess access, String hostKey) {
    Node node = access.node();
    SshEndpoint ssh = node.ssh();
    return new NodeAccess(
        new Node(
            node.name(),
            node.host(),
            node.networkInterface(),
            node.priority(),
            node.mayOwn(),
            node.mysql(),
            new SshEndpoint(ssh.port(), ssh.user(), ssh.sudo(), hostKey)),
        access.mysqlPassword(),
        access.sshPrivateKey(),
        access.sshPassphrase(),
        access.sshPassword());
  }
}
