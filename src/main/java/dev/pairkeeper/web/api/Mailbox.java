package dev.pairkeeper.web.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits to be sent to one client. Of each topic only the newest is kept, so that a client that
 * reads slowly skips looks instead of filling the memory.
 */
final class Mailbox {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, StreamFrame> waiting = new LinkedHashMap<>();
  private boolean closed;

  /** Replaces what waits on the topic. */
  void put(String topic, StreamFrame frame) {
    lock.lock();
    try {
      if (!closed) {
        waiting.put(topic, frame);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Keeps what waits on the topic already, which is newer. */
  void putIfNoneWaits(String topic, StreamFrame frame) {
    lock.lock();
    try {
      if (!closed && waiting.putIfAbsent(topic, frame) == null) {
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes all that waits; waits itself for the first, at most so long, or until it is closed. */
  List<StreamFrame> take(Duration longest) throws InterruptedException {
    lock.lock();
    try {
      long left = longest.toNanos();
      while (waiting.isEmpty() && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      List<StreamFrame> frames = List.copyOf(waiting.values());
      waiting.clear();
      return frames;
    } finally {
      lock.unlock();
    }
  }

  /** Nothing is taken in any more; what waits can still be taken. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Whether it was closed and nothing waits. */
  boolean finished() {
    lock.lock();
    try {
      return closed && waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
