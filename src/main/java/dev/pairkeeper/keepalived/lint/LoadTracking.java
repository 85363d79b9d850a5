package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Numbers;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock;
import dev.pairkeeper.keepalived.conf.VrrpScriptBlock;
import dev.pairkeeper.keepalived.conf.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What of tracked scripts, interfaces and files keeps a configuration from loading. */
final class LoadTracking {

  private static final Set<String> LISTS =
      Set.of("track_script", "track_interface", "track_file", "track_process", "track_bfd");

  private LoadTracking() {}

  static Stream<Hit> faults(LintedNode node) {
    List<Hit> hits = new ArrayList<>();
    Read read = new Read(node, Interfaces.of(node), node.declared().globals(), new HashMap<>());
    for (Statement block : node.configuration().statements()) {
      if (block.is("vrrp_instance") || block.is("vrrp_sync_group")) {
        LISTS.forEach(list -> hits.addAll(faults(read, block, list)));
      }
      if (LoadScripts.isKept(node, block)) {
        read.declared().putIfAbsent(block.keyword() + " " + block.value().orElse(""), block);
      }
    }
    return hits.stream();
  }

  /**
   * How far the text is read.
   *
   * @param declared what was declared so far, by keyword and name
   */
  private record Read(
      LintedNode node,
      Interfaces interfaces,
      List<Statement> globals,
      Map<String, Statement> declared) {

    Optional<Statement> declared(String keyword, String name) {
      return Optional.ofNullable(declared.get(keyword + " " + name));
    }
  }

  private static List<Hit> faults(Read read, Statement owner, String list) {
    List<Hit> hits = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Statement entry : owner.all(list).flatMap(block -> block.statements().stream()).toList()) {
      fault(read, owner, list, entry, seen)
          .ifPresent(message -> hits.add(Hit.at(read.node(), entry.at(), message)));
    }
    return hits;
  }

  private static Optional<String> fault(
      Read read, Statement owner, String list, Statement entry, Set<String> seen) {
    String name = entry.keyword();
    if (!seen.add(name)) {
      return Optional.of("'%s' is tracked twice.".formatted(name));
    }
    if (isUnknown(read, name, list)) {
      return Optional.of("There is no '%s' to track.".formatted(name));
    }
    if (!optionsFit(entry)) {
      return Optional.of("'%s' has options that do not fit.".formatted(name));
    }
    if (list.equals("track_interface") && isOwn(owner, name)) {
      return Optional.of("An instance tracks its interface by itself.");
    }
    return weight(read, entry, list) != 0 && mayNotWeigh(read, owner)
        ? Optional.of("A weight counts neither for priority 255 nor in a sync group.")
        : Optional.empty();
  }

  private static boolean isOwn(Statement owner, String name) {
    return owner.last("interface").flatMap(Statement::value).equals(Optional.of(name));
  }

  private static boolean isUnknown(Read read, String name, String list) {
    return switch (list) {
      case "track_interface" -> read.interfaces().isMissing(name);
      case "track_script" -> read.declared("vrrp_script", name).isEmpty();
      case "track_process" -> read.declared("vrrp_track_process", name).isEmpty();
      case "track_bfd" -> read.declared("bfd_instance", name).isEmpty();
      default ->
          read.declared("vrrp_track_file", name)
              .or(() -> read.declared("track_file", name))
              .isEmpty();
    };
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

  private static int weight(Read read, Statement entry, String list) {
    if (entry.arguments().size() >= 2) {
      return Numbers.integer(entry.arguments().get(1).text()).orElse(0);
    }
    return list.equals("track_script")
        ? read.declared("vrrp_script", entry.keyword())
            .map(block -> new VrrpScriptBlock(block).weight())
            .orElse(0)
        : 0;
  }

  private static boolean mayNotWeigh(Read read, Statement owner) {
    LoadedInstance instance =
        new LoadedInstance(read.node(), read.globals(), new VrrpInstanceBlock(owner));
    return owner.is("vrrp_instance") && (instance.owner() || LoadGroups.weighsNothing(instance));
  }
}
