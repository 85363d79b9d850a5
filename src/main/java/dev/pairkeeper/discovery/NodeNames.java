package dev.pairkeeper.discovery;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of nodes and of the pair, out of what the hosts call themselves. */
final class NodeNames {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Set<String> OF_NOBODY = Set.of("localhost", "debian", "ubuntu", "centos");

  private NodeNames() {}

  /** The short host name, if it can be a node's name. */
  static Optional<String> ofHost(String hostName) {
    String name = hostName.toLowerCase(Locale.ROOT).replaceFirst("\\..*$", "").replace('_', '-');
    return NAME.matcher(name).matches() && !OF_NOBODY.contains(name)
        ? Optional.of(name)
        : Optional.empty();
  }

  /** What both names begin with, if that is a word: {@code orders} of orders-db1, orders-db2. */
  static Optional<String> common(List<String> names) {
    String first = names.getFirst();
    int length = 0;
    while (length < first.length() && sameAt(names, length)) {
      length++;
    }
    String name =
        first
            .substring(0, length)
            .replaceFirst("-(?:db|mysql|node)?$", "")
            .replaceFirst("[-\\d]+$", "");
    return name.length() > 1 && NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
  }

  private static boolean sameAt(List<String> names, int index) {
    return names.stream()
        .allMatch(
            name -> index < name.length() && name.charAt(index) == names.getFirst().charAt(index));
  }
}
