package dev.pairkeeper.ssh;

import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import net.schmizz.sshj.Config;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Opens connections to hosts by sshj. */
@Component
final class SshjRemoteShells implements RemoteShells {

  private final Supplier<Config> algorithms = SingletonSupplier.of(SshAlgorithms::new);

  @Override
  public RemoteShell connect(NodeAccess access, Duration timeout) {
    Login login = new Login(algorithms.get(), access, timeout);
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
}
