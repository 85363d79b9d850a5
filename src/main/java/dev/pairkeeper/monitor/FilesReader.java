package dev.pairkeeper.monitor;

import dev.pairkeeper.monitor.NodeFiles.Need;
import dev.pairkeeper.registry.ConfigurationBase;
import dev.pairkeeper.registry.ConfigurationBases;
import dev.pairkeeper.ssh.RemoteShell;
import dev.pairkeeper.topology.ConfigurationDrift;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeConfiguration;
import dev.pairkeeper.topology.Probe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps up what is known of one node's files: reads them when a look finds that they changed,
 * fetches and stores what is wanted. All of it aside, on a thread of its own; what fails is tried
 * again after a pause.
 */
final class FilesReader {

  private static final Logger log = LoggerFactory.getLogger(FilesReader.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final String pair;
  private final Node node;
  private final NodeFiles files;
  private final Tools tools;

  private boolean busy;
  private Instant pausedUntil = Instant.MIN;

  /**
   * What it works with.
   *
   * @param timeout of each command
   * @param places how many nodes are read at once
   */
  record Tools(
      ConfigurationBases bases,
      EventSink events,
      Duration timeout,
      InstantSource clock,
      ExecutorService threads,
      Semaphore places) {}

  FilesReader(String pair, Node node, NodeFiles files, Tools tools) {
    this.pair = pair;
    this.node = node;
    this.files = files;
    this.tools = tools;
  }

  /** How the files that a look saw differ from the wanted, null when they do not. */
  @Nullable ConfigurationDrift drift(Probe<HostSnapshot> host) {
    return host.answer().map(files::seen).orElse(null);
  }

  /** Starts what there is to do, if anything; never blocks. */
  synchronized void keepUp(RemoteShell shell) {
    if (!busy && files.need() != null && !tools.clock().instant().isBefore(pausedUntil)) {
      busy = true;
      tools.threads().execute(() -> work(shell));
    }
  }

  private void work(RemoteShell shell) {
    tools.places().acquireUninterruptibly();
    boolean done = false;
    try {
      done = doAll(shell);
    } catch (RuntimeException e) {
      log.warn(
          "The files of {} of pair {} could not be kept up and will be again: {}",
          node.name(),
          pair,
          e.getMessage());
    } finally {
      tools.places().release();
      ended(done);
    }
  }

  /** Does one thing after the other; false when doing one did not help. */
  private boolean doAll(RemoteShell shell) {
    Set<Need> did = EnumSet.noneOf(Need.class);
    for (Need need = files.need(); need != null; need = files.need()) {
      if (!did.add(need)) {
        return false;
      }
      switch (need) {
        case BASE -> fetch();
        case READING -> read(shell);
        case ADOPTION -> adopt();
        case NOTE -> note();
      }
    }
    return true;
  }

  private synchronized void ended(boolean done) {
    busy = false;
    pausedUntil = done ? Instant.MIN : tools.clock().instant().plus(PAUSE);
  }

  private void fetch() {
    files.wanted(tools.bases().find(pair, node).orElse(null));
    files.compare();
  }

  private void read(RemoteShell shell) {
    List<FileFact> told = files.told();
    files.read(told, new FilesQuestion(node, tools.timeout(), tools.clock()).ask(shell, told));
    files.compare();
  }

  private void adopt() {
    Instant now = tools.clock().instant();
    NodeConfiguration found = files.current().orElse(null);
    if (found == null) {
      return;
    }
    ConfigurationBase base = tools.bases().adopt(pair, node, found, now).orElse(null);
    files.wanted(base);
    if (base != null) {
      tools.events().happened(pair, now, adopted(found));
    }
  }

  private Change adopted(NodeConfiguration found) {
    String message =
        "%s on %s and what it names, %d files in all, are taken as they are for the wanted ones."
            .formatted(found.files().getFirst().path(), node.name(), found.files().size());
    return new Change(EventLog.Kind.CONFIG_ADOPTED, node.name(), message);
  }

  private void note() {
    Instant since = files.noted();
    tools.bases().drifting(pair, node, since);
  }
}
