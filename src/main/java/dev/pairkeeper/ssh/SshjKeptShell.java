package dev.pairkeeper.ssh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A shell that reads questions from its standard input. Behind each answer it writes a mark that no
 * answer holds by chance, and the exit status.
 */
final class SshjKeptShell implements KeptShell {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MARK_BYTES = 16;

  private final SshConnection connection;
  private final OpenChannel channel;
  private final ReentrantLock turn = new ReentrantLock();
  private final String mark;
  private final byte[] markLine;

  SshjKeptShell(SshConnection connection, OpenChannel channel) {
    this.connection = connection;
    this.channel = channel;
    byte[] random = new byte[MARK_BYTES];
    RANDOM.nextBytes(random);
    this.mark = HexFormat.of().formatHex(random);
    this.markLine = ("\n" + mark + " ").getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public CommandResult ask(String command, Duration timeout) {
    turn.lock();
    try {
      return connection.within(timeout, "a question to a kept shell", () -> exchange(command));
    } catch (RemoteShellException e) {
      channel.close();
      throw e;
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    channel.close();
  }

  private CommandResult exchange(String command) throws IOException {
    String question =
        "{ %s\n} </dev/null 2>&1; printf '\\n%s %%s\\n' $?\n".formatted(command, mark);
    OutputStream input = channel.input();
    input.write(question.getBytes(StandardCharsets.UTF_8));
    input.flush();
    return answer();
  }

  private CommandResult answer() throws IOException {
    BoundedText text = new BoundedText();
    int end = -1;
    while (end < 0 || !text.endsWithNewline()) {
      int before = text.size();
      if (!text.readSome(channel.output())) {
        throw new IOException("the kept shell ended");
      }
      end = end < 0 ? text.indexOf(markLine, before - markLine.length) : end;
    }
    String status = text.text(end + markLine.length, text.size()).strip();
    return new CommandResult(Integer.parseInt(status), text.text(0, end), "");
  }
}
