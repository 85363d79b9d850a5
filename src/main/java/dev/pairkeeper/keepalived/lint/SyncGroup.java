package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Statement;
import java.util.Optional;

/** The {@code vrrp_sync_group} that an instance belongs to. */
record SyncGroup(Statement statement) {

  static Optional<SyncGroup> of(InstanceView view) {
    return view.node()
        .configuration()
        .all("vrrp_sync_group")
        .filter(group -> names(group, view.instance().name()))
        .findFirst()
        .map(SyncGroup::new);
  }

  private static boolean names(Statement group, String instance) {
    return group
        .all("group")
        .flatMap(list -> list.statements().stream())
        .flatMap(line -> line.words().stream())
        .anyMatch(word -> word.text().equals(instance));
  }

  /** Whether it lets its members' own weights count; else keepalived drops what has one. */
  boolean keepsWeights() {
    return has("sync_group_tracking_weight") || has("global_tracking");
  }

  /** Whether the keyword stands in it. */
  boolean has(String keyword) {
    return statement.last(keyword).isPresent();
  }

  /** The name it has. */
  String name() {
    return statement.value().orElse("");
  }
}
