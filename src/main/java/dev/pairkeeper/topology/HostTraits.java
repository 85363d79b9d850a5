package dev.pairkeeper.topology;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What decides on a host how keepalived takes its configuration, beside the files and addresses.
 *
 * @param buildOptions the words that {@code keepalived --version} lists as its options; null when
 *     it did not tell, as before 2.0, whose words were others
 * @param ipvs whether the kernel has IPVS or can load it; null when that was not told
 * @param users of the names that were asked for, whether the host has such a user
 */
public record HostTraits(
    @Nullable Set<String> buildOptions, @Nullable Boolean ipvs, Map<String, Boolean> users) {

  /** Nothing was told. */
  public static final HostTraits UNTOLD = new HostTraits(null, null, Map.of());

  public HostTraits {
    buildOptions = buildOptions == null ? null : Set.copyOf(buildOptions);
    users = Map.copyOf(users);
  }
}
