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
 * @param ipvs whether the kernel has IPVS or can load it
 * @param users of some users whether the host has them; of those that are not in it that is not
 *     known
 * @param server what its server was like when it was last looked at
 */
public record HostFacts(
    @Nullable String keepalivedVersion,
    @Nullable Set<String> buildOptions,
    @Nullable Map<String, List<Address>> addresses,
    @Nullable Map<String, ScriptFact> scripts,
    @Nullable Boolean ipvs,
    @Nullable Map<String, Boolean> users,
    @Nullable ServerFact server) {

  /** Nothing is known, as of a text that somebody pasted. */
  public static final HostFacts NONE = new HostFacts(null, null, null, null, null, null, null);

  /** Whether it is known that the host has no such user. */
  boolean lacksUser(String name) {
    return users != null && Boolean.FALSE.equals(users.get(name));
  }

  /** Whether it is known that the host has this user. */
  boolean hasUser(String name) {
    return users != null && Boolean.TRUE.equals(users.get(name));
  }

  /** An address on an interface. */
  public record Address(String address, int prefix) {}

  /**
   * A server and the host it is on.
   *
   * @param readOnly whether an ordinary client's writes are refused
   * @param held the addresses that keepalived put on the host
   */
  public record ServerFact(boolean readOnly, Set<String> held) {}

  /**
   * A file that the configuration wants to run.
   *
   * @param mode octal as {@code 0755}
   * @param text null when it could not be read or is no text
   */
  public record ScriptFact(boolean exists, String mode, String owner, @Nullable String text) {

    public ScriptFact {
      text = isProgram(text) ? null : text;
    }

    /** A compiled program has NULs all over; a script may have one, but begins like one. */
    private static boolean isProgram(@Nullable String text) {
      return text != null && text.indexOf('\0') >= 0 && !text.startsWith("#!");
    }
  }
}
