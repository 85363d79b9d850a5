package dev.pairkeeper.ssh;

import dev.pairkeeper.topology.Node;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.connection.channel.direct.Session;

/** A logged-in connection with its channels; cuts itself when the host does not answer in time. */
final class SshConnection {

  /** As many channels as sshd allows on one connection by default (sshd_config, MaxSessions). */
  private static final int MOST_CHANNELS = 10;

  private final Node node;
  private final SSHClient client;
  private final Semaphore permits = new Semaphore(MOST_CHANNELS);

  SshConnection(Node node, SSHClient client) {
    this.node = node;
    this.client = client;
  }

  /** Something that asks the host. */
  @FunctionalInterface
  interface Call<T> {
    T get() throws IOException;
  }

  /**
   * The outcome of a call; when it takes longer than the time-out, the connection is cut, which
   * wakes whoever waits for it.
   */
  <T> T within(Duration timeout, String what, Call<T> call) {
    AtomicBoolean over = new AtomicBoolean();
    Future<?> alarm =
        ForkJoinPool.commonPool()
            .schedule(() -> cutUnless(over), timeout.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return call.get();
    } catch (IOException | SSHRuntimeException | IllegalStateException e) {
      boolean inTime = over.compareAndSet(false, true);
      throw inTime ? SshFailure.of(node, e) : SshFailure.timedOut(node, what, timeout);
    } finally {
      over.set(true);
      alarm.cancel(false);
    }
  }

  /**
   * Starts a command on a channel of its own; waits for a free channel where all are in use.
   *
   * @throws IOException also when no channel got free in time
   */
  OpenChannel start(String commandLine, Duration timeout) throws IOException {
    if (!isOpen()) {
      throw new SocketException("it was closed");
    }
    takePermit(timeout);
    try {
      Session session = client.startSession();
      return new OpenChannel(session.exec(commandLine), permits::release);
    } catch (IOException | SSHRuntimeException e) {
      permits.release();
      throw e;
    }
  }

  Node node() {
    return node;
  }

  /** How long opening a channel may take, before the host counts as dead. */
  Duration patience() {
    return Duration.ofMillis(client.getConnection().getTimeoutMs());
  }

  boolean isOpen() {
    return client.isConnected() && client.isAuthenticated() && !client.getSocket().isClosed();
  }

  /** Closes the connection without a word to the host, which may be dead. */
  void cut() {
    cut(client);
  }

  static void cut(SSHClient client) {
    Socket socket = client.getSocket();
    if (socket == null) {
      return;
    }
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("closing a socket only frees what it holds", e);
    }
  }

  private void cutUnless(AtomicBoolean over) {
    if (over.compareAndSet(false, true)) {
      cut();
    }
  }

  private void takePermit(Duration timeout) throws IOException {
    try {
      if (!permits.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("all " + MOST_CHANNELS + " channels of the connection are in use");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
