package dev.pairkeeper.discovery;

import java.util.regex.Pattern;

/** Texts of hosts as they may stand in a sentence: one short line, whatever somebody put there. */
final class Shown {

  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");
  private static final int LONGEST = 200;

  private Shown() {}

  static String text(String text) {
    String line = UNPRINTABLE.matcher(text).replaceAll("?");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
