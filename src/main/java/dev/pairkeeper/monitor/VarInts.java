package dev.pairkeeper.monitor;

import java.util.Arrays;

/** Numbers in a row of bytes, seven bits a byte, small ones first. */
final class VarInts {

  private byte[] bytes;
  private int position;

  VarInts() {
    this.bytes = new byte[256];
  }

  private VarInts(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Reads what was written. */
  static VarInts of(byte[] written) {
    return new VarInts(written);
  }

  /** Maps small numbers of either sign to small ones without: 0, -1, 1, -2 to 0, 1, 2, 3. */
  static long zigzag(long number) {
    return (number << 1) ^ (number >> 63);
  }

  /** The inverse of {@link #zigzag}. */
  static long unzigzag(long code) {
    return (code >>> 1) ^ -(code & 1);
  }

  void write(long number) {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      append((byte) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    append((byte) rest);
  }

  void writeSigned(long number) {
    write(zigzag(number));
  }

  long read() {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (position == bytes.length) {
        throw new IllegalArgumentException("the numbers are cut off");
      }
      byte next = bytes[position++];
      number |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("a number of more than 64 bits");
  }

  long readSigned() {
    return unzigzag(read());
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, position);
  }

  private void append(byte next) {
    if (position == bytes.length) {
      bytes = Arrays.copyOf(bytes, position * 2);
    }
    bytes[position++] = next;
  }
}
