package dev.pairkeeper.monitor;

import dev.pairkeeper.keepalived.ConfigurationComparison;
import dev.pairkeeper.registry.ConfigurationBase;
import dev.pairkeeper.topology.ConfigurationDrift;
import dev.pairkeeper.topology.FileDrift;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one node's files: what the looks tell of them, what was read last, and what is
 * wanted. Remembers only; asks nobody.
 */
final class NodeFiles {

  /** For so long a reading is good, as long as the files are the same. */
  private static final Duration KEPT = Duration.ofHours(1);

  private final Node node;

  private @Nullable List<FileFact> told;
  private @Nullable List<FileFact> readFor;
  private @Nullable String version;
  private @Nullable NodeConfiguration reading;
  private @Nullable ConfigurationBase base;
  private boolean baseKnown;
  private boolean unnoted;
  private @Nullable Compared compared;

  /** A comparison with what is wanted; made once for the same files, contents and wishes. */
  private record Compared(List<FileFact> told, List<FileDrift> drifts) {}

  /** What has to be done about a node's files. */
  enum Need {
    /** It is not known whether something is wanted, or something else is by now. */
    BASE,
    /** Their contents changed. */
    READING,
    /** Nothing is wanted yet. */
    ADOPTION,
    /** It is not stored yet since when they differ. */
    NOTE
  }

  NodeFiles(Node node) {
    this.node = node;
  }

  /** The node whose files they are, as it was registered when they were first asked for. */
  Node node() {
    return node;
  }

  /** Whether they are the files of that node, so of the same host. */
  boolean areOf(Node wanted) {
    return node.name().equals(wanted.name())
        && node.host().equals(wanted.host())
        && node.ssh().port() == wanted.ssh().port();
  }

  /** A look saw the host; tells how its files differ from the wanted, null when they do not. */
  synchronized @Nullable ConfigurationDrift seen(HostSnapshot host) {
    told = host.files();
    if (isOutdated(host)) {
      readFor = null;
    }
    version = host.keepalivedVersion();
    List<FileDrift> drifts = drifts();
    if (base != null && drifts.isEmpty() != (base.driftSince() == null)) {
      unnoted = true;
      base = base.drifting(drifts.isEmpty() ? null : host.readAt());
    }
    return base == null || base.driftSince() == null
        ? null
        : new ConfigurationDrift(base.driftSince(), drifts);
  }

  /** Another keepalived takes the same files otherwise, and of what else changed no look tells. */
  private boolean isOutdated(HostSnapshot host) {
    return reading != null
        && (!Objects.equals(version, host.keepalivedVersion())
            || reading.readAt().plus(KEPT).isBefore(host.readAt()));
  }

  /** What has to be done first, null for nothing. */
  synchronized @Nullable Need need() {
    if (!baseKnown) {
      return Need.BASE;
    }
    if (told != null && !told.isEmpty() && !told.equals(readFor)) {
      return Need.READING;
    }
    if (base == null && current().filter(NodeFiles::isWorthAdopting).isPresent()) {
      return Need.ADOPTION;
    }
    return unnoted ? Need.NOTE : null;
  }

  /** The files as the last look saw them, none before the first. */
  synchronized List<FileFact> told() {
    return told == null ? List.of() : told;
  }

  /** They were read because a look had seen them so; once more if they changed meanwhile. */
  synchronized void read(List<FileFact> seen, NodeConfiguration configuration) {
    readFor = configuration.isOf(seen) ? seen : null;
    reading = configuration;
  }

  /** Counts the lines that differ; takes its time, but keeps no look waiting. */
  void compare() {
    Optional<ConfigurationBase> wanted = base();
    Optional<NodeConfiguration> read = reading();
    List<FileFact> seen = told();
    if (wanted.isPresent() && read.isPresent()) {
      NodeConfiguration configuration = wanted.get().configuration();
      compared(
          configuration,
          new Compared(seen, ConfigurationComparison.drifts(configuration, seen, read.get())));
    }
  }

  private synchronized void compared(NodeConfiguration wanted, Compared comparison) {
    if (base != null && base.configuration().equals(wanted)) {
      compared = comparison;
    }
  }

  /** This is wanted, null for nothing yet. */
  synchronized void wanted(@Nullable ConfigurationBase wanted) {
    base = wanted;
    baseKnown = true;
    compared = null;
  }

  /** What is wanted was taken then; unless that is known, it has to be fetched. */
  synchronized void wantedVersion(Instant takenAt) {
    if (base == null || !base.takenAt().equals(takenAt)) {
      baseKnown = false;
    }
  }

  /** Since when they differ from the wanted, null for not at all; it is being noted. */
  synchronized @Nullable Instant noted() {
    unnoted = false;
    return base == null ? null : base.driftSince();
  }

  synchronized Optional<ConfigurationBase> base() {
    return Optional.ofNullable(base);
  }

  /** What was read last. */
  synchronized Optional<NodeConfiguration> reading() {
    return Optional.ofNullable(reading);
  }

  /** What was read last, if the last look saw the very same files. */
  synchronized Optional<NodeConfiguration> current() {
    return reading().filter(read -> told != null && read.isOf(told));
  }

  private List<FileDrift> drifts() {
    if (base == null || told == null) {
      return List.of();
    }
    if (compared == null || !compared.told().equals(told)) {
      compared =
          new Compared(told, ConfigurationComparison.drifts(base.configuration(), told, null));
    }
    return compared.drifts();
  }

  /** Before keepalived.conf itself could be read there is nothing to compare with later. */
  private static boolean isWorthAdopting(NodeConfiguration configuration) {
    return !configuration.files().isEmpty() && configuration.files().getFirst().fact().isRead();
  }
}
