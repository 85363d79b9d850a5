package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.AddressDeclaration;
import dev.pairkeeper.keepalived.conf.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What keepalived says against the line of a VIP (vrrp_ipaddress.c, alloc_ipaddress). */
final class LoadAddressLine {

  private static final Set<String> WITH_VALUE =
      Set.of("dev", "scope", "broadcast", "brd", "label", "peer", "preferred_lft");
  private static final Set<String> ALONE =
      Set.of("home", "-nodad", "mngtmpaddr", "noprefixroute", "autojoin", "no_track", "use_vmac");
  private static final int LONGEST_LABEL = 15;

  private LoadAddressLine() {}

  static List<String> faults(AddressDeclaration line, Interfaces interfaces) {
    List<String> words = line.statement().words().stream().map(Word::text).toList();
    Optional<IpLiteral> ip = IpLiteral.of(line.address());
    if (ip.isEmpty()) {
      return List.of("'%s' is no address.".formatted(line.address()));
    }
    List<String> faults = new ArrayList<>();
    boolean hasPrefix = words.getFirst().contains("/");
    if (hasPrefix && line.prefix().filter(n -> n >= 0 && n <= ip.get().bits()).isEmpty()) {
      faults.add("'%s' has no prefix that fits.".formatted(words.getFirst()));
    }
    int i = 1;
    while (i < words.size()) {
      String word = words.get(i);
      if (WITH_VALUE.contains(word)) {
        i++;
        option(word, i < words.size() ? words.get(i) : null, interfaces).ifPresent(faults::add);
      } else if (!ALONE.contains(word)) {
        faults.add("'%s' says nothing of an address.".formatted(word));
      }
      i++;
    }
    return faults;
  }

  private static Optional<String> option(
      String word, @Nullable String value, Interfaces interfaces) {
    if (value == null) {
      return Optional.of("Nothing follows '%s'.".formatted(word));
    }
    if (word.equals("dev") && interfaces.isMissing(value)) {
      return Optional.of("There is no interface %s.".formatted(value));
    }
    return word.equals("label") && value.length() > LONGEST_LABEL
        ? Optional.of("The label '%s' is longer than 15 characters.".formatted(value))
        : Optional.empty();
  }
}
