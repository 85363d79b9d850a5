package dev.pairkeeper.keepalived;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a file that is to be written differs from the one that is there. Pure. */
public final class FileDifference {

  private FileDifference() {}

  /**
   * In unified form, with secrets masked; empty when there is no difference.
   *
   * @param now null when there is no such file
   */
  public static String of(String path, @Nullable String now, String planned) {
    SecretMask mask =
        SecretMask.of(Stream.concat(Stream.ofNullable(now), Stream.of(planned)).toList());
    List<String> lines =
        new LineComparison(now == null ? "" : now, planned)
            .unified(now == null ? "/dev/null" : path + " (now)", path + " (planned)", mask);
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
