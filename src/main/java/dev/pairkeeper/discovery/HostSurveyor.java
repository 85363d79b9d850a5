package dev.pairkeeper.discovery;

import dev.pairkeeper.ssh.RemoteShellException;
import dev.pairkeeper.topology.NodeAccess;
import java.time.Duration;
import java.util.List;

/** Reads a host before something is changed there. */
public interface HostSurveyor {

  /**
   * Logs in anew, reads and closes; nothing is changed on the host.
   *
   * @param peerHost name or address under which the other node is registered
   * @param files absolute paths that are wanted beside keepalived's own files
   * @param limit for all of it
   * @throws RemoteShellException naming the node and the cause
   */
  HostSurvey survey(NodeAccess access, String peerHost, List<String> files, Duration limit);
}
