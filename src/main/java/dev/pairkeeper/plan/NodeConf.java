package dev.pairkeeper.plan;

import dev.pairkeeper.keepalived.conf.Configuration;
import dev.pairkeeper.keepalived.conf.ConfigurationParser;
import dev.pairkeeper.keepalived.conf.Declared;
import dev.pairkeeper.keepalived.conf.Sources;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock;
import dev.pairkeeper.keepalived.node.NodeSettings;
import dev.pairkeeper.keepalived.render.NodePaths;
import dev.pairkeeper.plan.HostFacts.HostFile;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.VirtualAddress;
import dev.pairkeeper.topology.VrrpInstance;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * keepalived's configuration on a node as it was read, with the instance that is the pair's.
 *
 * @param instance which keeps the VIP, or by its name or being the only one is the one that does
 */
record NodeConf(
    NodeSnapshot seen,
    HostFacts facts,
    HostFile file,
    Declared declared,
    VrrpInstanceBlock instance) {

  private static final String HEADER = "! Written by Pairkeeper for node '";

  /** Reads it, or refuses with every reason. */
  static Optional<NodeConf> read(PlanDraft draft, Ground ground, NodeSnapshot node) {
    Optional<HostFacts> facts = Requests.host(draft, ground, node);
    if (facts.isEmpty() || !isReadable(draft, node, facts.get())) {
      return Optional.empty();
    }
    HostFile main = facts.get().files().get(facts.get().keepalivedConf());
    if (main == null) {
      draft.refuse(
          "CONFIG_MISSING",
          "%s has no %s.".formatted(node.name(), facts.get().keepalivedConf()),
          "Set the pair up, or put the file there and start keepalived.");
      return Optional.empty();
    }
    Declared declared = new Declared(parse(facts.get(), text(facts.get())));
    return instance(node, declared)
        .map(instance -> new NodeConf(node, facts.get(), main, declared, instance))
        .or(() -> {
          draft.refuse(
              "NO_SUCH_INSTANCE",
              "%s on %s has no vrrp_instance that is the pair's: none keeps %s."
                  .formatted(facts.get().keepalivedConf(), node.name(), ground.pair().vip().host()),
              "Register the VIP that stands in the file, or put it into the file by hand.");
          return Optional.empty();
        });
  }

  /** The files as they would be read with these texts in place of theirs. */
  static Configuration parse(HostFacts facts, TreeMap<String, String> texts) {
    return ConfigurationParser.parse(new Sources(facts.keepalivedConf(), texts), facts.hostName());
  }

  /** The texts of keepalived's files by path. */
  static TreeMap<String, String> text(HostFacts facts) {
    TreeMap<String, String> texts = new TreeMap<>();
    facts
        .keepalivedFiles()
        .forEach(path ->
            Optional.ofNullable(facts.file(path))
                .map(HostFile::text)
                .map(Secret::reveal)
                .ifPresent(text -> texts.put(path, text)));
    return texts;
  }

  /** The instance that is the pair's; empty when nothing tells which of several it is. */
  static Optional<VrrpInstanceBlock> instance(NodeSnapshot node, Declared declared) {
    List<VrrpInstanceBlock> all = declared.instances();
    VirtualAddress vip = node.vip();
    String seen = node.vrrp().map(VrrpInstance::name).orElse("");
    return only(all, one -> one.addresses().stream().anyMatch(it -> vip.isWrittenAs(it.address())))
        .or(() -> only(all, one -> !seen.isEmpty() && one.name().equals(seen)))
        .or(() -> only(all, one -> true));
  }

  private static Optional<VrrpInstanceBlock> only(
      List<VrrpInstanceBlock> all, Predicate<VrrpInstanceBlock> wanted) {
    List<VrrpInstanceBlock> found = all.stream().filter(wanted).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static boolean isReadable(PlanDraft draft, NodeSnapshot node, HostFacts facts) {
    facts.unreadable().stream()
        .filter(
            path -> path.equals(facts.keepalivedConf()) || facts.keepalivedFiles().contains(path))
        .forEach(path ->
            draft.refuse(
                "FILE_UNREADABLE",
                "%s may not read %s on %s, or it is too large."
                    .formatted(node.node().ssh().user(), path, node.name()),
                "Log in as root, or let the panel's user use sudo there."));
    return !facts.unreadable().contains(facts.keepalivedConf());
  }

  Node node() {
    return seen.node();
  }

  String name() {
    return seen.name();
  }

  String path() {
    return facts.keepalivedConf();
  }

  /**
   * Whether keepalived is known to speak another version of VRRP, which a reload would leave as it
   * is (2.3.4, measured).
   */
  boolean speaksOtherThan(int version) {
    return seen.vrrp().map(VrrpInstance::version).filter(spoken -> spoken != version).isPresent();
  }

  /** Whether the node's scripts were told to keep the VIP off it, which they do by FAULT. */
  boolean keptOff(Pair pair) {
    HostFile settings = facts.file(NodePaths.of(pair).settingsFile());
    return isOwn() && settings != null && NodeSettings.saysNeverOwner(settings.text().reveal());
  }

  /** Whether the panel wrote it, and may so write it anew. */
  boolean isOwn() {
    return isOwn(file);
  }

  static boolean isOwn(HostFile file) {
    return file.text().reveal().startsWith(HEADER);
  }

  /**
   * Whether keepalived runs something when the instance gets the VIP: by the instance, its group,
   * or a notify FIFO.
   */
  boolean tellsOfVip() {
    Stream<Statement> groups = declared.configuration().all("vrrp_sync_group").filter(this::isIn);
    return Stream.of("notify_fifo", "vrrp_notify_fifo")
            .anyMatch(keyword -> declared.global(keyword).isPresent())
        || Stream.concat(Stream.of(instance.statement()), groups)
            .flatMap(block -> Stream.of("notify", "notify_master").map(block::last))
            .anyMatch(Optional::isPresent);
  }

  private boolean isIn(Statement group) {
    return group
        .all("group")
        .flatMap(list -> list.statements().stream())
        .flatMap(line -> line.words().stream())
        .anyMatch(word -> word.text().equals(instance.name()));
  }
}
