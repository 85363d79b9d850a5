package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Numbers;
import dev.pairkeeper.keepalived.conf.Position;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpScriptBlock;
import dev.pairkeeper.keepalived.conf.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What of tracked scripts, interfaces and files keeps a configuration from loading. */
final class LoadTracking {

  private static final Set<String> LISTS =
      Set.of("track_script", "track_interface", "track_file", "track_process", "track_bfd");

  private LoadTracking() {}

  static Stream<Hit> faults(LintedNode node) {
    return node.configuration().statements().stream()
        .filter(block -> block.is("vrrp_instance") || block.is("vrrp_sync_group"))
        .flatMap(block -> LISTS.stream().flatMap(list -> faults(node, block, list).stream()));
  }

  private static List<Hit> faults(LintedNode node, Statement owner, String list) {
    List<Hit> hits = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Statement entry : owner.all(list).flatMap(block -> block.statements().stream()).toList()) {
      String name = entry.keyword();
      if (!seen.add(name)) {
        hits.add(Hit.at(node, entry.at(), "'%s' is tracked twice.".formatted(name)));
      } else if (isUnknown(node, entry, list)) {
        hits.add(Hit.at(node, entry.at(), "There is no '%s' to track.".formatted(name)));
      } else if (!optionsFit(entry)) {
        hits.add(Hit.at(node, entry.at(), "'%s' has options that do not fit.".formatted(name)));
      } else if (list.equals("track_interface") && isOwn(owner, name)) {
        hits.add(Hit.at(node, entry.at(), "An instance tracks its interface by itself."));
      } else if (weight(node, entry, list) != 0 && mayNotWeigh(node, owner)) {
        hits.add(
            Hit.at(
                node, entry.at(), "A weight counts neither for priority 255 nor in a sync group."));
      }
    }
    return hits;
  }

  private static boolean isOwn(Statement owner, String name) {
    return owner.last("interface").flatMap(Statement::value).equals(Optional.of(name));
  }

  private static boolean isUnknown(LintedNode node, Statement entry, String list) {
    return switch (list) {
      case "track_interface" -> Interfaces.of(node).isMissing(entry.keyword());
      case "track_script" -> isNotDeclaredBefore(node, entry, "vrrp_script");
      case "track_process" -> isNotDeclaredBefore(node, entry, "vrrp_track_process");
      case "track_bfd" -> isNotDeclaredBefore(node, entry, "bfd_instance");
      default ->
          isNotDeclaredBefore(node, entry, "vrrp_track_file")
              && isNotDeclaredBefore(node, entry, "track_file");
    };
  }

  private static boolean isNotDeclaredBefore(LintedNode node, Statement entry, String keyword) {
    for (Statement block : node.configuration().statements()) {
      if (block.is(keyword)
          && block.value().equals(Optional.of(entry.keyword()))
          && LoadScripts.isKept(node, block)) {
        return false;
      }
      if (contains(block, entry.at())) {
        return true;
      }
    }
    return true;
  }

  private static boolean contains(Statement block, Position at) {
    return block.statements().stream()
        .flatMap(list -> list.statements().stream())
        .anyMatch(entry -> entry.at().equals(at));
  }

  /** {@code weight NUMBER [reverse|noreverse]}, or nothing. */
  private static boolean optionsFit(Statement entry) {
    List<String> words = entry.arguments().stream().map(Word::text).toList();
    if (words.isEmpty()) {
      return true;
    }
    return words.size() >= 2
        && words.getFirst().equals("weight")
        && Numbers.integer(words.get(1)).filter(n -> n >= -253 && n <= 253).isPresent()
        && (words.size() < 3 || Set.of("reverse", "noreverse").contains(words.get(2)));
  }

  private static int weight(LintedNode node, Statement entry, String list) {
    if (entry.arguments().size() >= 2) {
      return Numbers.integer(entry.arguments().get(1).text()).orElse(0);
    }
    return list.equals("track_script")
        ? node.declared().script(entry.keyword()).map(VrrpScriptBlock::weight).orElse(0)
        : 0;
  }

  private static boolean mayNotWeigh(LintedNode node, Statement owner) {
    return owner.is("vrrp_instance")
        && LoadedInstance.of(node)
            .filter(instance -> instance.block().statement().equals(owner))
            .anyMatch(instance -> instance.owner() || LoadGroups.weighsNothing(instance));
  }
}
