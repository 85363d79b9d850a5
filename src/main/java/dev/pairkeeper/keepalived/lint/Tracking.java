package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock;
import dev.pairkeeper.keepalived.conf.VrrpScriptBlock;
import java.util.List;
import java.util.stream.Stream;

/** Who tracks which check script on a node: instances, and groups of them. */
record Tracking(LintedNode node) {

  /** A line of a {@code track_script}, with the weight that counts for it. */
  record Tracked(Statement owner, VrrpInstanceBlock.TrackedScript line) {

    int weight(VrrpScriptBlock script) {
      return line.weight().orElse(script.weight());
    }

    /** Whether the VIP of that instance follows it. */
    boolean guards(VrrpInstanceBlock instance) {
      return owner.equals(instance.statement()) || groups(owner, instance);
    }

    String label() {
      return owner.value().map(name -> owner.keyword() + " " + name).orElse(owner.keyword());
    }
  }

  /** Blocks whose tracked scripts are run. */
  Stream<Statement> trackers() {
    return Stream.of("vrrp_sync_group", "vrrp_instance")
        .flatMap(keyword -> node.configuration().all(keyword));
  }

  Stream<Tracked> lines() {
    return trackers()
        .flatMap(owner ->
            new VrrpInstanceBlock(owner)
                .trackedScripts().stream().map(line -> new Tracked(owner, line)));
  }

  List<Tracked> of(VrrpScriptBlock script) {
    return lines().filter(tracked -> tracked.line().name().equals(script.name())).toList();
  }

  /** Whether a failure of the script puts somebody into FAULT rather than lowering a priority. */
  boolean faults(VrrpScriptBlock script) {
    return of(script).stream().anyMatch(tracked -> tracked.weight(script) == 0);
  }

  /** The instances that the script is tracked by, also through their group. */
  List<VrrpInstanceBlock> instances(VrrpScriptBlock script) {
    List<Tracked> lines = of(script);
    return node.declared().instances().stream()
        .filter(instance -> lines.stream().anyMatch(line -> line.guards(instance)))
        .toList();
  }

  /** Whether it is a group with that instance in it. */
  static boolean groups(Statement owner, VrrpInstanceBlock instance) {
    return owner.is("vrrp_sync_group")
        && owner
            .all("group")
            .flatMap(list -> list.statements().stream())
            .anyMatch(
                line -> line.words().stream().anyMatch(w -> w.text().equals(instance.name())));
  }
}
