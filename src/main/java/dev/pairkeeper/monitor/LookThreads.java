package dev.pairkeeper.monitor;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The virtual threads on which looks are taken; each may wait for a node as long as it likes. */
final class LookThreads implements AutoCloseable {

  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("look-", 0).factory());

  ExecutorService executor() {
    return executor;
  }

  /** Interrupts what still runs. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
