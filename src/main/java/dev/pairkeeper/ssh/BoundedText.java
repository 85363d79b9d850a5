package dev.pairkeeper.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects what a command writes, up to {@link RemoteShell#MOST_OUTPUT} bytes. */
final class BoundedText extends ByteArrayOutputStream {

  private static final int CHUNK = 4096;

  /** Reads to the stream's end. */
  static String drain(InputStream in) throws IOException {
    BoundedText text = new BoundedText();
    while (text.readSome(in)) {}
    return text.toString(StandardCharsets.UTF_8);
  }

  /** Reads what is there, waiting for at least one byte; false at the stream's end. */
  boolean readSome(InputStream in) throws IOException {
    ensureRoom();
    int read = in.read(buf, count, buf.length - count);
    if (read < 0) {
      return false;
    }
    count += read;
    return true;
  }

  boolean endsWithNewline() {
    return count > 0 && buf[count - 1] == '\n';
  }

  /** Where these bytes first stand, looking from an offset on; -1 when nowhere. */
  int indexOf(byte[] wanted, int from) {
    for (int start = Math.max(0, from); start <= count - wanted.length; start++) {
      if (matches(wanted, start)) {
        return start;
      }
    }
    return -1;
  }

  String text(int from, int to) {
    return new String(buf, from, to - from, StandardCharsets.UTF_8);
  }

  private boolean matches(byte[] wanted, int start) {
    for (int i = 0; i < wanted.length; i++) {
      if (buf[start + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private void ensureRoom() throws IOException {
    if (count >= RemoteShell.MOST_OUTPUT) {
      throw new IOException("the command wrote more than " + RemoteShell.MOST_OUTPUT + " bytes");
    }
    if (buf.length - count < CHUNK) {
      buf = Arrays.copyOf(buf, Math.max(2 * buf.length, count + CHUNK));
    }
  }
}
