package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What of sync groups and track files keeps a configuration from loading; from vrrp_sync.c. */
final class LoadGroups {

  private LoadGroups() {}

  static Stream<Hit> faults(LintedNode node) {
    Set<String> elsewhere = new HashSet<>();
    return Stream.concat(
        groups(node).toList().stream().flatMap(group -> faults(node, group, elsewhere).stream()),
        node.configuration().statements().stream()
            .filter(block -> block.is("track_file") || block.is("vrrp_track_file"))
            .filter(block -> block.last("file").flatMap(Statement::value).isEmpty())
            .map(block -> Hit.at(node, block.at(), "The tracked file has no path.")));
  }

  private static Stream<Statement> groups(LintedNode node) {
    return node.configuration().all("vrrp_sync_group");
  }

  private static List<String> members(Statement group) {
    return group
        .all("group")
        .flatMap(list -> list.statements().stream())
        .flatMap(line -> line.words().stream().map(word -> word.text()))
        .toList();
  }

  private static Optional<Hit> faults(LintedNode node, Statement group, Set<String> elsewhere) {
    List<String> instances =
        node.declared().instances().stream().map(VrrpInstanceBlock::name).toList();
    List<String> members = members(group);
    String message =
        switch ((int) members.stream().filter(instances::contains).count()) {
          case 0 -> "The group has no instance.";
          case 1 -> "The group has one instance.";
          default ->
              instances.containsAll(members)
                  ? members.stream().allMatch(elsewhere::add) ? "" : "An instance is in two groups."
                  : "The group names an instance that there is not.";
        };
    return message.isEmpty() ? Optional.empty() : Optional.of(Hit.at(node, group.at(), message));
  }

  /** Whether an instance is in a group that takes no notice of weights. */
  static boolean weighsNothing(LoadedInstance instance) {
    return groups(instance.node())
        .filter(group -> members(group).contains(instance.block().name()))
        .anyMatch(group -> group.last("sync_group_tracking_weight").isEmpty());
  }
}
