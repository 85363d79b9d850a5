package dev.pairkeeper.registry;

import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.VirtualAddress;
import dev.pairkeeper.topology.WritePolicy;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A pair's row with its two nodes. Tags and witnesses stand one per line: none has a line break.
 */
@Entity
@Table(name = "pair")
class PairEntity {

  @Id private String id;
  @Version private @Nullable Long version;
  private String name;
  private String vip;
  private int virtualRouterId;
  private int vrrpVersion;
  private long advertIntervalMillis;

  @Enumerated(EnumType.STRING)
  private PreemptMode preemptMode;

  private boolean unicast;

  @Enumerated(EnumType.STRING)
  private WritePolicy writePolicy;

  private long maxLagSeconds;
  private @Nullable String replicationUser;
  private String tags;
  private String witnesses;
  private Instant changedAt;

  @OneToMany(mappedBy = "pair", cascade = CascadeType.PERSIST)
  @OrderBy("position")
  private final List<NodeEntity> nodes = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected PairEntity() {}

  @SuppressWarnings("NullAway.Init")
  PairEntity(String id, Pair pair) {
    this.id = id;
    write(pair);
    for (Node node : pair.nodes()) {
      nodes.add(new NodeEntity(UUID.randomUUID().toString(), this, nodes.size(), node));
    }
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  long version() {
    return version == null ? 0 : version;
  }

  Instant changedAt() {
    return changedAt;
  }

  List<NodeEntity> nodes() {
    return nodes;
  }

  /** Takes over a pair, its nodes into the given rows, which are this pair's own two. */
  void write(Pair pair, List<@Nullable NodeEntity> rows) {
    write(pair);
    for (int i = 0; i < rows.size(); i++) {
      Objects.requireNonNull(rows.get(i)).write(i, pair.nodes().get(i));
    }
    nodes.sort(Comparator.comparingInt(NodeEntity::position));
  }

  private void write(Pair pair) {
    name = pair.name();
    vip = pair.vip().toString();
    virtualRouterId = pair.virtualRouterId();
    vrrpVersion = pair.vrrpVersion();
    advertIntervalMillis = pair.advertInterval().toMillis();
    preemptMode = pair.preemptMode();
    unicast = pair.unicast();
    writePolicy = pair.writePolicy();
    maxLagSeconds = pair.maxLag().toSeconds();
    replicationUser = pair.replicationUser();
    tags = String.join("\n", pair.tags());
    witnesses =
        pair.witnesses().stream()
            .map(InetAddress::getHostAddress)
            .collect(Collectors.joining("\n"));
    changedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  Pair toPair() {
    return new Pair(
        name,
        VirtualAddress.parse(vip),
        virtualRouterId,
        vrrpVersion,
        Duration.ofMillis(advertIntervalMillis),
        preemptMode,
        unicast,
        writePolicy,
        Duration.ofSeconds(maxLagSeconds),
        replicationUser,
        tagSet(),
        nodes.get(0).toNode(),
        nodes.get(1).toNode(),
        witnesses.lines().map(InetAddress::ofLiteral).toList());
  }

  private SortedSet<String> tagSet() {
    return tags.isEmpty() ? new TreeSet<>() : new TreeSet<>(Arrays.asList(tags.split("\n")));
  }
}
