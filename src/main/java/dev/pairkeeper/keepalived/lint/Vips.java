package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.AddressDeclaration;
import java.util.Optional;

/** Lines of {@code virtual_ipaddress} as keepalived takes them. */
final class Vips {

  private Vips() {}

  /** The prefix that keepalived gives the address: 32 or 128 where none is said or it can't be. */
  static int prefix(AddressDeclaration vip) {
    int most = IpText.bits(vip.address());
    return vip.prefix().filter(length -> length >= 0 && length <= most).orElse(most);
  }

  /** Whether something stands behind a slash that is not a prefix for such an address. */
  static boolean hasImpossiblePrefix(AddressDeclaration vip) {
    boolean said = vip.statement().keyword().indexOf('/') >= 0;
    int most = IpText.bits(vip.address());
    return said && vip.prefix().filter(length -> length >= 0 && length <= most).isEmpty();
  }

  /** Words that say when the prefix is not written there. */
  static String origin(AddressDeclaration vip) {
    return vip.statement().keyword().indexOf('/') >= 0 ? "" : " (none is given)";
  }

  /** The interface it is put on; empty where neither it nor the instance says one. */
  static Optional<String> device(InstanceView view, AddressDeclaration vip) {
    return vip.device().or(view.instance()::networkInterface);
  }

  /** The line with another prefix. */
  static Optional<Edit> withPrefix(LintedNode node, AddressDeclaration vip, int prefix) {
    String line = vip.statement().text();
    String rest = line.substring(Math.min(line.length(), vip.statement().keyword().length()));
    return line.startsWith(vip.statement().keyword())
        ? LineEdits.in(node)
            .replace(vip.statement(), "%s/%d%s".formatted(vip.address(), prefix, rest))
        : Optional.empty();
  }
}
