package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.lint.HostFacts.ScriptFact;
import java.util.Optional;

/**
 * Who may do what with a script's file.
 *
 * @param bits of its mode; all of them when they are not known
 */
record FileMode(int bits, String owner) {

  static FileMode of(ScriptFact fact) {
    return new FileMode(
        fact.mode().matches("[0-7]{3,5}") ? Integer.parseInt(fact.mode(), 8) : 0755, fact.owner());
  }

  /**
   * Whether keepalived thinks that this user may execute it; true when its group would have to be
   * known (lib/notify.c, is_executable).
   */
  boolean runsAs(Optional<String> user) {
    if ((bits & 0111) == 0) {
      return false;
    }
    return user.isEmpty()
        || user.get().equals("root")
        || (user.get().equals(owner) ? (bits & 0100) != 0 : (bits & 0011) != 0);
  }

  boolean ownedByRoot() {
    return owner.equals("root");
  }

  boolean writableByAll() {
    return (bits & 0002) != 0;
  }

  boolean writableByGroup() {
    return (bits & 0020) != 0;
  }
}
