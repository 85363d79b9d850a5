package dev.pairkeeper.topology;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A server's version as it names itself, such as {@code 9.7.0} or {@code 10.11.19-MariaDB-deb12}.
 */
public record ServerVersion(Flavor flavor, int major, int minor, int patch, String text)
    implements Comparable<ServerVersion> {

  private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?");
  private static final Comparator<ServerVersion> BY_NUMBERS =
      Comparator.comparingInt(ServerVersion::major)
          .thenComparingInt(ServerVersion::minor)
          .thenComparingInt(ServerVersion::patch);

  /**
   * Reads what {@code SELECT VERSION()} answers; old MariaDB servers prefix {@code 5.5.5-}.
   *
   * @throws IllegalArgumentException when there is no version number in it
   */
  public static ServerVersion parse(String text) {
    Flavor flavor = text.contains("MariaDB") ? Flavor.MARIADB : Flavor.MYSQL;
    var matcher = NUMBERS.matcher(text.startsWith("5.5.5-") ? text.substring(6) : text);
    if (!matcher.find()) {
      throw new IllegalArgumentException("no version number in '" + text + "'");
    }
    int patch = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    return new ServerVersion(
        flavor,
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        patch,
        text);
  }

  /** Whether this version is the given one or newer; compares numbers only, not flavors. */
  public boolean isAtLeast(int otherMajor, int otherMinor, int otherPatch) {
    return BY_NUMBERS.compare(
            this, new ServerVersion(flavor, otherMajor, otherMinor, otherPatch, ""))
        >= 0;
  }

  @Override
  public int compareTo(ServerVersion other) {
    return BY_NUMBERS.compare(this, other);
  }
}
