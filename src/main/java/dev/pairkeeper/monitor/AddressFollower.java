package dev.pairkeeper.monitor;

import dev.pairkeeper.keepalived.AddressEvent;
import dev.pairkeeper.ssh.RemoteShell;
import dev.pairkeeper.ssh.RemoteShellException;
import dev.pairkeeper.topology.VirtualAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;

/**
 * Follows a host's address events over its kept connection, so that a VIP that comes or goes is
 * told at once and not at the next look.
 */
final class AddressFollower {

  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final VirtualAddress vip;
  private final Runnable onVip;
  private final InstantSource clock;
  private final ExecutorService threads;

  private boolean following;
  private Instant pausedUntil = Instant.MIN;

  AddressFollower(
      VirtualAddress vip, Runnable onVip, InstantSource clock, ExecutorService threads) {
    this.vip = vip;
    this.onVip = onVip;
    this.clock = clock;
    this.threads = threads;
  }

  /** Sees to it that the given connection is followed; never blocks. */
  synchronized void follow(RemoteShell shell) {
    Instant now = clock.instant();
    if (following || now.isBefore(pausedUntil)) {
      return;
    }
    following = true;
    pausedUntil = now.plus(PAUSE);
    threads.execute(() -> start(shell));
  }

  private void start(RemoteShell shell) {
    try {
      shell.follow(AddressEvent.WATCH, this::line, this::ended);
    } catch (RemoteShellException notStarted) {
      ended();
    }
  }

  private void line(String line) {
    if (AddressEvent.parse(line).filter(event -> event.concerns(vip)).isPresent()) {
      onVip.run();
    }
  }

  private synchronized void ended() {
    following = false;
  }
}
