package dev.pairkeeper.plan;

import java.util.List;
import java.util.Locale;

/** Sizes for eyes. */
final class Bytes {

  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");

  private Bytes() {}

  static String of(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < UNITS.size() - 1) {
      size /= 1024;
      unit++;
    }
    return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, UNITS.get(unit));
  }
}
