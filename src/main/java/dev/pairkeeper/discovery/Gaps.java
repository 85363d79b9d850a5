package dev.pairkeeper.discovery;

import dev.pairkeeper.discovery.ProposalDraft.Gap;
import java.util.Objects;

/** Why something of a node is not known, in the words of a DBA. */
final class Gaps {

  private Gaps() {}

  /** Why keepalived's settings of a node are not known, where its instance is not. */
  static Gap vrrp(NodeFacts node, String label) {
    HostLook host = node.host();
    if (host == null) {
      return hostUnread(node, label);
    }
    return host.keepalivedFile()
        .map(file -> vrrp(host, file.value(), label))
        .orElseGet(() -> noFile(host, label));
  }

  static Gap hostUnread(NodeFacts node, String label) {
    String failure = Objects.requireNonNullElse(node.hostFailure(), "it was not asked");
    return new Gap(
        "The host %s could not be read: %s".formatted(label, failure),
        "Give its own access as well and discover again, or type the value.");
  }

  static Gap serverUnread(NodeFacts node, String label) {
    String failure = Objects.requireNonNullElse(node.serverFailure(), "it was not asked");
    return new Gap(
        "The server of %s could not be read: %s".formatted(label, failure),
        "Give its own access as well and discover again, or type the value.");
  }

  private static Gap vrrp(HostLook host, String file, String label) {
    if (host.files().isUnreadable(file)) {
      return unreadable(host, file, label);
    }
    String others = String.join(", ", host.files().unreadable());
    return new Gap(
        "%s on %s has no vrrp_instance%s that could be this pair's."
            .formatted(
                Shown.text(file),
                label,
                others.isEmpty()
                    ? ""
                    : ", without " + Shown.text(others) + ", which is unreadable,"),
        "Type the value as keepalived has it, or let the account read every file and discover"
            + " again.");
  }

  private static Gap unreadable(HostLook host, String file, String label) {
    return new Gap(
        "%s may not read %s on %s."
            .formatted(Shown.text(host.facts().userName()), Shown.text(file), label),
        ("Log in as root, or let the panel use sudo and put '/usr/bin/cat %s' into sudoers, and"
                + " discover again.")
            .formatted(Shown.text(file)));
  }

  private static Gap noFile(HostLook host, String label) {
    boolean installed = !host.facts().keepalivedVersion().isEmpty();
    return new Gap(
        installed
            ? "No keepalived.conf was found on %s.".formatted(label)
            : "keepalived was found neither running nor installed on %s.".formatted(label),
        "Type the value as keepalived has it. When keepalived reads another file, start it with"
            + " -f FILE or put the option into its unit, and discover again.");
  }
}
