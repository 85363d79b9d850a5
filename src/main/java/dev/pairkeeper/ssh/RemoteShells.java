package dev.pairkeeper.ssh;

import dev.pairkeeper.topology.NodeAccess;
import java.time.Duration;

/** Opens connections to hosts. */
public interface RemoteShells {

  /**
   * Connects and logs in. With a pinned host key only that key is accepted; without one, whatever
   * key the host shows, for the caller to pin.
   *
   * @param timeout for connecting and logging in together
   * @throws RemoteShellException naming the node and the cause
   */
  RemoteShell connect(NodeAccess node, Duration timeout);
}
