package dev.pairkeeper.keepalived.render;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An installed keepalived, as {@code 2.2.7}. */
public record KeepalivedVersion(int major, int minor, int patch) {

  private static final Pattern TEXT =
      Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})(?:\\.([0-9]{1,4}))?.*", Pattern.DOTALL);

  /** Reads what {@code keepalived --version} says behind its name; empty for another text. */
  public static Optional<KeepalivedVersion> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String patch = matcher.group(3);
    return Optional.of(
        new KeepalivedVersion(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            patch == null ? 0 : Integer.parseInt(patch)));
  }

  /** Whether it is this version or a newer one. */
  public boolean isAtLeast(int wantedMajor, int wantedMinor, int wantedPatch) {
    if (major != wantedMajor) {
      return major > wantedMajor;
    }
    return minor == wantedMinor ? patch >= wantedPatch : minor > wantedMinor;
  }
}
