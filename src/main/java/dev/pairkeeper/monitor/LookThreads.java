package dev.pairkeeper.monitor;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The virtual threads on which looks are taken. Each may wait for a node as long as it likes; none
 * keeps the panel from ending.
 */
final class LookThreads {

  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("look-", 0).factory());

  ExecutorService executor() {
    return executor;
  }
}
