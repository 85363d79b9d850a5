package dev.pairkeeper.monitor;

import dev.pairkeeper.monitor.Acceptance.Accepted;
import dev.pairkeeper.monitor.Acceptance.Reason;
import dev.pairkeeper.monitor.Acceptance.Refused;
import dev.pairkeeper.registry.ConfigurationBase;
import dev.pairkeeper.registry.ConfigurationBases;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeConfiguration;
import dev.pairkeeper.topology.Pair;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Keeps what is known of the files of all nodes, whatever becomes of the connections to them. */
@Component
final class ConfigurationKeeper implements ConfigurationWatch, LookListener {

  private final Map<Key, NodeFiles> known = new ConcurrentHashMap<>();
  private final FilesReader.Tools tools;

  private record Key(String pair, String node) {}

  ConfigurationKeeper(
      ConfigurationBases bases,
      EventSink events,
      ObservationSettings settings,
      InstantSource observationClock,
      LookThreads threads) {
    this.tools =
        new FilesReader.Tools(
            bases,
            events,
            settings.longestSilence(),
            observationClock,
            threads.executor(),
            new Semaphore(Math.ceilDiv(settings.concurrency(), 4)));
  }

  /** What keeps up a node's files; on another host it starts anew. */
  FilesReader reader(Pair pair, Node node) {
    known
        .keySet()
        .removeIf(key -> key.pair().equals(pair.name()) && pair.node(key.node()).isEmpty());
    NodeFiles files =
        known.compute(
            new Key(pair.name(), node.name()),
            (key, before) -> before != null && before.areOf(node) ? before : new NodeFiles(node));
    return new FilesReader(pair.name(), node, files, tools);
  }

  @Override
  public Optional<NodeConfiguration> configuration(String pair, String node) {
    return files(pair, node).flatMap(NodeFiles::reading);
  }

  @Override
  public Optional<ConfigurationBase> base(String pair, String node) {
    return files(pair, node).flatMap(NodeFiles::base);
  }

  @Override
  public Acceptance accept(String pair, Map<String, Map<String, String>> grounds, String by) {
    List<Reason> reasons = new ArrayList<>();
    Map<String, NodeConfiguration> actual = new TreeMap<>();
    grounds.forEach((node, ground) ->
        files(pair, node)
            .flatMap(NodeFiles::current)
            .ifPresentOrElse(
                read -> {
                  actual.put(node, read);
                  if (!ground.isEmpty() && !ground.equals(digests(read))) {
                    reasons.add(changed(node));
                  }
                },
                () -> reasons.add(notKnown(node))));
    if (!reasons.isEmpty()) {
      return new Refused(List.copyOf(reasons));
    }
    actual.forEach((node, read) -> accept(pair, node, read, by));
    return new Accepted();
  }

  /** What is wanted is fetched anew where it is not of the version that is known. */
  void versions(List<ConfigurationBases.Taken> taken) {
    taken.forEach(
        of -> files(of.pair(), of.node()).ifPresent(files -> files.wantedVersion(of.at())));
  }

  @Override
  public void looked(Look look) {}

  @Override
  public void renamed(String before, String now) {
    for (Key key : List.copyOf(known.keySet())) {
      NodeFiles files = key.pair().equals(before) ? known.remove(key) : null;
      if (files != null) {
        known.put(new Key(now, key.node()), files);
      }
    }
  }

  @Override
  public void removed(String pair) {
    known.keySet().removeIf(key -> key.pair().equals(pair));
  }

  private Optional<NodeFiles> files(String pair, String node) {
    return Optional.ofNullable(known.get(new Key(pair, node)));
  }

  private void accept(String pair, String name, NodeConfiguration actual, String by) {
    Instant now = tools.clock().instant();
    files(pair, name)
        .ifPresent(files -> {
          Optional<ConfigurationBase> base =
              tools.bases().accept(pair, files.node(), actual, now, by);
          base.ifPresent(files::wanted);
        });
    String message = "%s accepted the files of %s as they are.".formatted(by, name);
    tools.events().happened(pair, now, new Change(EventLog.Kind.CONFIG_ACCEPTED, name, message));
  }

  private static Map<String, String> digests(NodeConfiguration read) {
    return read.facts().stream()
        .filter(FileFact::isRead)
        .collect(Collectors.toMap(FileFact::path, FileFact::sha256, (one, two) -> two));
  }

  private static Reason notKnown(String node) {
    return new Reason(
        "CONTENT_NOT_KNOWN",
        "The files of %s are not read yet, or changed a moment ago, so there is nothing to accept."
            .formatted(node),
        "Try again in a few seconds; if %s does not answer by SSH, end that first."
            .formatted(node));
  }

  private static Reason changed(String node) {
    return new Reason(
        "FILES_CHANGED",
        "The files of %s changed since you saw them: others would be accepted than those you looked"
                .formatted(node)
            + " at.",
        "Look at the differences again, then accept them.");
  }
}
