package dev.pairkeeper.monitor;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Packs samples: how each time and value differs from what the one before lets expect, as numbers
 * of few bytes, deflated. First all times, then all values, since like deflates best with like.
 */
final class SampleCodec {

  private static final int FORMAT = 1;
  private static final int UNKNOWN = 0;

  private SampleCodec() {}

  static byte[] pack(Samples samples) {
    VarInts numbers = new VarInts();
    numbers.write(samples.size());
    long time = 0;
    long step = 0;
    for (int i = 0; i < samples.size(); i++) {
      long nextStep = samples.time(i) - time;
      numbers.writeSigned(nextStep - step);
      time = samples.time(i);
      step = i == 0 ? 0 : nextStep;
    }
    long value = 0;
    for (int i = 0; i < samples.size(); i++) {
      if (samples.value(i) == Samples.UNKNOWN) {
        numbers.write(UNKNOWN);
      } else {
        numbers.write(VarInts.zigzag(samples.value(i) - value) + 1);
        value = samples.value(i);
      }
    }
    return deflate(numbers.toByteArray());
  }

  static Samples unpack(byte[] packed) {
    VarInts numbers = VarInts.of(inflate(packed));
    int size = Math.toIntExact(numbers.read());
    long[] times = new long[size];
    long time = 0;
    long step = 0;
    for (int i = 0; i < size; i++) {
      long nextStep = step + numbers.readSigned();
      time += nextStep;
      times[i] = time;
      step = i == 0 ? 0 : nextStep;
    }
    Samples samples = new Samples();
    long value = 0;
    for (int i = 0; i < size; i++) {
      long code = numbers.read();
      if (code == UNKNOWN) {
        samples.add(times[i], Samples.UNKNOWN);
      } else {
        value += VarInts.unzigzag(code - 1);
        samples.add(times[i], value);
      }
    }
    return samples;
  }

  private static byte[] deflate(byte[] plain) {
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
      deflater.setInput(plain);
      deflater.finish();
      var packed = new ByteArrayOutputStream(plain.length / 2 + 16);
      packed.write(FORMAT);
      byte[] buffer = new byte[1024];
      while (!deflater.finished()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
      return packed.toByteArray();
    }
  }

  private static byte[] inflate(byte[] packed) {
    if (packed.length == 0 || packed[0] != FORMAT) {
      throw new IllegalArgumentException("not samples that this version can read");
    }
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(packed, 1, packed.length - 1);
      var plain = new ByteArrayOutputStream(packed.length * 3);
      byte[] buffer = new byte[4096];
      while (!inflater.finished()) {
        int count = inflater.inflate(buffer);
        if (count == 0 && inflater.needsInput()) {
          throw new IllegalArgumentException("the samples are cut off");
        }
        plain.write(buffer, 0, count);
      }
      return plain.toByteArray();
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("the samples are damaged", e);
    }
  }
}
