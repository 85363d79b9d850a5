package dev.pairkeeper.web.api;

import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Probe;
import dev.pairkeeper.topology.ProbeFailure;
import dev.pairkeeper.topology.ServiceState;
import dev.pairkeeper.topology.VrrpInstance;
import dev.pairkeeper.topology.VrrpState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one look saw of one node.
 *
 * @param channels null when the server did not answer
 * @param failures why the server or the host did not answer
 * @param hidden what a missing privilege hides, and the cure
 */
@Schema(name = "NodeState")
record NodeStateResponse(
    String name,
    String host,
    Reachable reachable,
    @Nullable Boolean holdsVip,
    @Nullable Boolean writable,
    @Nullable MysqlStateResponse mysql,
    @Nullable List<ChannelResponse> channels,
    @Nullable Vrrp vrrp,
    @Nullable Services services,
    Failures failures,
    List<String> hidden) {

  /** Whether the server and the host answered; null before the first look. */
  record Reachable(@Nullable Boolean mysql, @Nullable Boolean ssh) {}

  /** Why they did not; null where they did. */
  record Failures(@Nullable String mysql, @Nullable String ssh) {

    private static Failures of(NodeSnapshot seen) {
      return new Failures(message(seen.mysql()), message(seen.host()));
    }

    private static @Nullable String message(Probe<?> probe) {
      return probe.failure().map(ProbeFailure::message).orElse(null);
    }
  }

  /** What keepalived claims. */
  record Vrrp(
      VrrpState state,
      @Nullable Integer priority,
      @Nullable Integer effectivePriority,
      @Nullable Integer version,
      @Nullable Instant lastTransitionAt) {

    private static Vrrp of(VrrpInstance instance) {
      return new Vrrp(
          instance.state(),
          instance.basePriority(),
          instance.effectivePriority(),
          instance.version(),
          instance.lastTransitionAt());
    }
  }

  /** What the service manager says. */
  record Services(ServiceState mysql, ServiceState keepalived) {}

  static NodeStateResponse unseen(Node node) {
    return new NodeStateResponse(
        node.name(),
        node.host(),
        new Reachable(null, null),
        null,
        null,
        null,
        null,
        null,
        null,
        new Failures(null, null),
        List.of());
  }

  static NodeStateResponse of(NodeSnapshot seen) {
    Optional<MysqlSnapshot> server = seen.mysql().answer();
    Optional<HostSnapshot> host = seen.host().answer();
    return new NodeStateResponse(
        seen.name(),
        seen.node().host(),
        new Reachable(server.isPresent(), host.isPresent()),
        seen.holdsVip().orElse(null),
        seen.writable().orElse(null),
        server.map(MysqlStateResponse::of).orElse(null),
        server.map(ChannelResponse::all).orElse(null),
        seen.vrrp().map(Vrrp::of).orElse(null),
        host.map(found -> new Services(found.mysqlService(), found.keepalivedService()))
            .orElse(null),
        Failures.of(seen),
        hidden(server, host));
  }

  private static List<String> hidden(Optional<MysqlSnapshot> server, Optional<HostSnapshot> host) {
    return Stream.concat(
            server.stream().flatMap(found -> found.hidden().stream()),
            host.stream().flatMap(found -> found.hidden().stream()))
        .toList();
  }
}
