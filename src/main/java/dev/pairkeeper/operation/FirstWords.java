package dev.pairkeeper.operation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reads what a process says to its end, and keeps the first of it. */
final class FirstWords {

  /** As much as fits into a sentence of the journal. */
  static final int MOST_BYTES = 2000;

  private final InputStream in;
  private final byte[] kept = new byte[MOST_BYTES];
  private final Thread reading = new Thread(this::read, "fence-output");
  private int length;
  private boolean cut;

  private FirstWords(InputStream in) {
    this.in = in;
  }

  /** Begins to read. */
  static FirstWords of(InputStream in) {
    FirstWords words = new FirstWords(in);
    words.reading.setDaemon(true);
    words.reading.start();
    return words;
  }

  /** Waits for the end; what goes on in the background may hold it up for so long only. */
  void await(Duration longest) {
    try {
      reading.join(longest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was read so far, without what would move a cursor. */
  synchronized String text() {
    String text = new String(kept, 0, length, StandardCharsets.UTF_8);
    return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip() + (cut ? "…" : "");
  }

  private void read() {
    byte[] chunk = new byte[4096];
    try {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        keep(chunk, read);
      }
    } catch (IOException ended) {
      // Killed: what was read stands.
    }
  }

  private synchronized void keep(byte[] chunk, int read) {
    int room = Math.min(read, kept.length - length);
    System.arraycopy(chunk, 0, kept, length, room);
    length += room;
    cut |= room < read;
  }
}
