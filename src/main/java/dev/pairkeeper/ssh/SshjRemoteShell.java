package dev.pairkeeper.ssh;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A kept connection by sshj. */
final class SshjRemoteShell implements RemoteShell {

  private static final Logger log = LoggerFactory.getLogger(SshjRemoteShell.class);

  private static final Duration GRACE = Duration.ofSeconds(1);

  /** What {@code timeout} exits with when it had to end its command (timeout(1)). */
  private static final int ENDED_BY_TIMEOUT = 124;

  private final SshConnection connection;
  private final HostKey hostKey;

  SshjRemoteShell(SshConnection connection, HostKey hostKey) {
    this.connection = connection;
    this.hostKey = hostKey;
  }

  @Override
  public CommandResult run(String command, byte[] input, Duration timeout) {
    long begun = System.nanoTime();
    CommandResult result =
        connection.within(timeout.plus(GRACE), "a command", () -> execute(command, input, timeout));
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    if (result.exitStatus() == ENDED_BY_TIMEOUT && took.compareTo(timeout) >= 0) {
      throw SshFailure.timedOut(connection.node(), "a command", timeout);
    }
    return result;
  }

  @Override
  public KeptShell keep(String script, Duration timeout) {
    SshjKeptShell kept =
        connection.within(
            timeout,
            "starting a shell",
            () -> new SshjKeptShell(connection, connection.start("exec /bin/sh", timeout)));
    kept.ask(script, timeout);
    return kept;
  }

  @Override
  public AutoCloseable follow(String command, Consumer<String> onLine, Runnable onEnd) {
    Duration patience = connection.patience();
    OpenChannel channel =
        connection.within(
            patience,
            "starting a command",
            () -> connection.start(PosixShell.untilInputEnds(command), patience));
    Following following = new Following(channel, onLine, onEnd);
    Thread.ofVirtual().name("ssh-follow-", 0).start(following);
    return following;
  }

  @Override
  public String hostKey() {
    return hostKey.toString();
  }

  @Override
  public boolean isOpen() {
    return connection.isOpen();
  }

  @Override
  public void close() {
    connection.cut();
  }

  private CommandResult execute(String command, byte[] input, Duration timeout) throws IOException {
    try (OpenChannel channel = connection.start(PosixShell.bounded(command, timeout), timeout)) {
      FutureTask<String> errors = new FutureTask<>(() -> BoundedText.drain(channel.errors()));
      Thread.ofVirtual().name("ssh-errors-", 0).start(errors);
      Thread.ofVirtual().name("ssh-input-", 0).start(() -> feed(channel, input));
      String output = BoundedText.drain(channel.output());
      String errorText = join(errors);
      return new CommandResult(channel.exitStatus(timeout), output, errorText);
    }
  }

  /** A command may end without having read all; its exit status tells whether that was meant. */
  private static void feed(OpenChannel channel, byte[] input) {
    try (OutputStream stream = channel.input()) {
      stream.write(input);
    } catch (IOException ended) {
      log.debug("A command did not read all of its input", ended);
    }
  }

  private static String join(FutureTask<String> reading) throws IOException {
    try {
      return reading.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
