package dev.pairkeeper.keepalived.render;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What keepalived runs when the state of an instance changes.
 *
 * @param commands the words of the command for each change; the first is the full path
 */
public record NotifySpec(Map<Change, List<String>> commands) {

  /** Nothing is run. */
  public static final NotifySpec NONE = new NotifySpec(Map.of());

  /** What the instance becomes. */
  public enum Change {
    MASTER("notify_master"),
    BACKUP("notify_backup"),
    FAULT("notify_fault"),
    /** keepalived stops. */
    STOP("notify_stop");

    private final String keyword;

    Change(String keyword) {
      this.keyword = keyword;
    }

    String keyword() {
      return keyword;
    }
  }

  public NotifySpec {
    TreeMap<Change, List<String>> copy = new TreeMap<>();
    commands.forEach((change, words) -> copy.put(change, List.copyOf(words)));
    copy.forEach((change, words) -> ConfText.requireCommand(change.keyword() + " command", words));
    commands = Collections.unmodifiableMap(copy);
  }
}
