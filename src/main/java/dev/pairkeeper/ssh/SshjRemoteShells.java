package dev.pairkeeper.ssh;

import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.Config;
import org.springframework.stereotype.Component;

/** Opens connections to hosts by sshj. */
@Component
final class SshjRemoteShells implements RemoteShells {

  @Override
  public RemoteShell connect(NodeAccess access, Duration timeout) {
    Login login = new Login(Algorithms.SHARED, access, timeout);
    FutureTask<RemoteShell> attempt = new FutureTask<>(login::open);
    Thread.ofVirtual().name("ssh-connect-", 0).start(attempt);
    try {
      return attempt.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw login.failure(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      login.abandon();
      throw SshFailure.timedOut(access.node(), "connecting and logging in", timeout);
    } catch (InterruptedException e) {
      login.abandon();
      throw interrupted(access.node(), e);
    }
  }

  static RemoteShellException interrupted(Node node, InterruptedException e) {
    Thread.currentThread().interrupt();
    return SshFailure.failure(node, Kind.ERROR, "cancelled", e);
  }

  private static final class Algorithms {
    static final Config SHARED = new SshAlgorithms();
  }
}
