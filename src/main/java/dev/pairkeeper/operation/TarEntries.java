package dev.pairkeeper.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of a tar archive, one after the other: ustar (POSIX.1-1988), with the long
 * names of GNU tar and of pax (POSIX.1-2001).
 */
final class TarEntries {

  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 64 * 1024;
  private static final String PAX_PATH = "path=";

  private final InputStream input;
  private @Nullable String longName;

  TarEntries(InputStream input) {
    this.input = input;
  }

  /**
   * An entry; its content has to be read before the next one is asked for.
   *
   * @param type '0' for a regular file, '5' for a folder, else something else
   */
  record Entry(String name, long bytes, char type) {

    boolean isFile() {
      return type == '0' || type == '\0';
    }

    boolean isFolder() {
      return type == '5';
    }
  }

  /**
   * The next entry; null at the end.
   *
   * @throws IOException when it is no tar archive, or it breaks off
   */
  @Nullable Entry next() throws IOException {
    for (byte[] head = block(); !isEmpty(head); head = block()) {
      check(head);
      long bytes = number(head, 124, 12);
      char type = (char) head[156];
      switch (type) {
        case 'L' -> longName = text(content(bytes, LONGEST_NAME), 0, LONGEST_NAME);
        case 'x' -> longName = paxPath(content(bytes, LONGEST_NAME));
        case 'g' -> content(bytes, LONGEST_NAME);
        default -> {
          String name = longName == null ? name(head) : longName;
          longName = null;
          return new Entry(name, bytes, type);
        }
      }
    }
    return null;
  }

  /**
   * The content of an entry.
   *
   * @throws IOException when it is longer than that, or breaks off
   */
  byte[] content(long bytes, long most) throws IOException {
    if (bytes > most) {
      throw new IOException("an entry is larger than %d bytes".formatted(most));
    }
    byte[] content = input.readNBytes(Math.toIntExact(bytes));
    if (content.length < bytes) {
      throw new EOFException("it breaks off");
    }
    input.skipNBytes((BLOCK - bytes % BLOCK) % BLOCK);
    return content;
  }

  private byte[] block() throws IOException {
    byte[] block = input.readNBytes(BLOCK);
    if (block.length < BLOCK) {
      throw new EOFException("it breaks off");
    }
    return block;
  }

  /** The sum of all bytes of the head, its own field taken as blanks. */
  private static void check(byte[] head) throws IOException {
    long sum = 0;
    for (int at = 0; at < BLOCK; at++) {
      sum += at >= 148 && at < 156 ? ' ' : head[at] & 0xff;
    }
    if (sum != number(head, 148, 8)) {
      throw new IOException("it is no tar archive, or damaged");
    }
  }

  private static boolean isEmpty(byte[] block) {
    for (byte one : block) {
      if (one != 0) {
        return false;
      }
    }
    return true;
  }

  private static String name(byte[] head) {
    String prefix = text(head, 257, 5).equals("ustar") ? text(head, 345, 155) : "";
    String name = text(head, 0, 100);
    return prefix.isEmpty() || head[263] != '0' ? name : prefix + "/" + name;
  }

  private static String text(byte[] bytes, int from, int most) {
    int end = from;
    while (end < bytes.length && end < from + most && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, UTF_8);
  }

  private static long number(byte[] head, int from, int length) throws IOException {
    String digits = text(head, from, length).strip();
    try {
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    } catch (NumberFormatException notOctal) {
      throw new IOException("it is no tar archive, or damaged");
    }
  }

  private static @Nullable String paxPath(byte[] records) {
    return new String(records, UTF_8)
        .lines()
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .filter(record -> record.startsWith(PAX_PATH))
        .map(record -> record.substring(PAX_PATH.length()))
        .reduce((first, last) -> last)
        .orElse(null);
  }
}
