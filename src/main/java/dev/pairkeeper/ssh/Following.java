package dev.pairkeeper.ssh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hands over the lines of a command that goes on, until it ends. */
final class Following implements Runnable, AutoCloseable {

  private final OpenChannel channel;
  private final Consumer<String> onLine;
  private final Runnable onEnd;

  Following(OpenChannel channel, Consumer<String> onLine, Runnable onEnd) {
    this.channel = channel;
    this.onLine = onLine;
    this.onEnd = onEnd;
  }

  @Override
  public void run() {
    try (channel;
        var lines =
            new BufferedReader(new InputStreamReader(channel.output(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        onLine.accept(line);
      }
    } catch (IOException e) {
      channel.close();
    } finally {
      onEnd.run();
    }
  }

  @Override
  public void close() {
    channel.close();
  }
}
