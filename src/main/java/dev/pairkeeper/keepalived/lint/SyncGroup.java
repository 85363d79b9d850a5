package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Statement;
import java.util.Optional;

/** The {@code vrrp_sync_group} that an instance belongs to. */
record SyncGroup(Statement statement) {

  static Optional<SyncGroup> of(InstanceView view) {
    return view.node()
        .configuration()
        .all("vrrp_sync_group")
        .filter(group -> Tracking.groups(group, view.instance()))
        .findFirst()
        .map(SyncGroup::new);
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
