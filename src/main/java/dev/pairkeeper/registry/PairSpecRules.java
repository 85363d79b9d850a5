package dev.pairkeeper.registry;

import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.VirtualAddress;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every rule that a pair must keep by itself, all checked at once. Pure: asks neither DNS nor a
 * host. Wants the defaults filled in.
 */
final class PairSpecRules {

  static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  static final String NAME_WANTED =
      "1 to 63 lower-case letters, digits and hyphens, with no hyphen at either end";
  static final int LONGEST_NAME = 63;

  /** MariaDB's longest user name; MySQL has 32. */
  static final int LONGEST_USER = 80;

  /** What {@code CHANGE REPLICATION SOURCE TO} takes: error 3056, ER_CHANGE_RPL_PASSWORD_LENGTH. */
  private static final int LONGEST_REPLICATION_PASSWORD = 32;

  private static final int MOST_TAGS = 20;
  private static final int LONGEST_TAG = 40;
  private static final int LONGEST_MAX_LAG = 86_400;

  private PairSpecRules() {}

  /**
   * Checks a spec.
   *
   * @param stored field paths of the secrets that are kept where the spec has null
   */
  static void check(PairSpec spec, Set<String> stored, Findings findings) {
    var fields = new FieldRules("", findings);
    fields.required("name", spec.name());
    fields.text("name", spec.name(), LONGEST_NAME, NAME, NAME_WANTED);
    VipRules.check(spec, fields);
    VrrpRules.check(spec, fields);
    fields.number("maxLagSeconds", spec.maxLagSeconds(), 1, LONGEST_MAX_LAG);
    fields.text("replicationUser", spec.replicationUser(), LONGEST_USER);
    checkReplicationPassword(spec.replicationPassword(), fields);
    checkTags(spec.tags(), fields);
    checkNodes(spec, stored, fields);
    WitnessRules.check(spec, fields);
  }

  private static void checkReplicationPassword(@Nullable Secret password, FieldRules fields) {
    fields.secret(SecretField.REPLICATION_PASSWORD, password, LONGEST_REPLICATION_PASSWORD);
  }

  private static void checkTags(@Nullable List<String> tags, FieldRules fields) {
    if (tags == null) {
      return;
    }
    if (tags.size() > MOST_TAGS) {
      fields.refuse("tags", "Must be at most %d, were %,d.".formatted(MOST_TAGS, tags.size()));
      return;
    }
    for (int i = 0; i < tags.size(); i++) {
      String tag = tags.get(i);
      if (tag == null || tag.isBlank()) {
        fields.refuse("tags[%d]".formatted(i), "Must not be empty.");
      } else if (tag.indexOf(',') >= 0) {
        fields.refuse("tags[%d]".formatted(i), "Must not have a comma; give two tags.");
      } else {
        fields.text("tags[%d]".formatted(i), tag, LONGEST_TAG);
      }
    }
  }

  private static void checkNodes(PairSpec spec, Set<String> stored, FieldRules fields) {
    List<NodeSpec> nodes = Objects.requireNonNullElse(spec.nodes(), List.of());
    if (nodes.size() != 2) {
      fields.refuse("nodes", "Must be exactly two, were %,d.".formatted(nodes.size()));
    }
    for (int i = 0; i < Math.min(nodes.size(), 2); i++) {
      NodeSpecRules.check(nodes.get(i), stored, fields.below("nodes[%d]".formatted(i)));
    }
    if (nodes.size() == 2) {
      checkBoth(nodes.get(0), nodes.get(1), fields.below("nodes[1]"));
    }
    VipRules.read(spec.vip()).ifPresent(vip -> checkPlaces(vip, nodes, fields));
  }

  private static void checkBoth(NodeSpec first, NodeSpec second, FieldRules ofSecond) {
    if (first.name() != null && first.name().equalsIgnoreCase(second.name())) {
      ofSecond.refuse("name", "Must differ from the other node's name.");
    }
    if (first.host() != null
        && second.host() != null
        && HostNames.canonical(first.host()).equals(HostNames.canonical(second.host()))) {
      ofSecond.refuse("host", "Must differ from the other node's host.");
    }
    if (first.priority() != null && first.priority().equals(second.priority())) {
      ofSecond.refuse("priority", "Must differ from the other node's priority.");
    }
    if (Boolean.FALSE.equals(first.mayOwn()) && Boolean.FALSE.equals(second.mayOwn())) {
      ofSecond.refuse("mayOwn", "Must be true for at least one node.");
    }
  }

  private static void checkPlaces(VirtualAddress vip, List<NodeSpec> nodes, FieldRules fields) {
    for (int i = 0; i < Math.min(nodes.size(), 2); i++) {
      NodeSpec node = nodes.get(i);
      FieldRules ofNode = fields.below("nodes[%d]".formatted(i));
      HostNames.literal(node.host()).ifPresent(address -> checkPlace(vip, node, address, ofNode));
    }
  }

  private static void checkPlace(
      VirtualAddress vip, NodeSpec node, InetAddress address, FieldRules fields) {
    if (address.equals(vip.address())) {
      fields.refuse("host", "Must be the node's own address, not the VIP.");
      return;
    }
    boolean spansNetwork = vip.prefixLength() < vip.address().getAddress().length * 8;
    if (spansNetwork && !vip.networkContains(address)) {
      fields
          .findings()
          .warn(
              ("%s (%s) is outside the network of the VIP %s. Unless the interface has a second"
                      + " address there, clients do not reach the VIP on it. Check the VIP and its"
                      + " prefix.")
                  .formatted(node.name(), node.host(), vip));
    }
  }
}
