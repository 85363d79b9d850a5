package dev.pairkeeper.keepalived.lint;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the host whose configuration is checked. Null is 'not known', and no rule may
 * conclude anything from it.
 *
 * @param keepalivedVersion such as {@code 2.2.7}
 * @param buildOptions the words that {@code keepalived --version} lists as its configuration
 *     options
 * @param addresses the host's addresses by interface, with an entry for every interface, without
 *     what keepalived put there
 * @param scripts what stands at the paths that the configuration names, by path
 * @param ipvs whether the kernel has IPVS
 */
public record HostFacts(
    @Nullable String keepalivedVersion,
    @Nullable Set<String> buildOptions,
    @Nullable Map<String, List<Address>> addresses,
    @Nullable Map<String, ScriptFact> scripts,
    @Nullable Boolean ipvs) {

  /** Nothing is known, as of a text that somebody pasted. */
  public static final HostFacts NONE = new HostFacts(null, null, null, null, null);

  /** An address on an interface. */
  public record Address(String address, int prefix) {}

  /**
   * A file that the configuration wants to run.
   *
   * @param mode octal as {@code 0755}
   * @param text null when it could not be read or is no text
   */
  public record ScriptFact(boolean exists, String mode, String owner, @Nullable String text) {}
}
