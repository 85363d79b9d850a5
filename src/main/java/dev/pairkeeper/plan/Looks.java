package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Condition.AnsweredThroughVip;
import dev.pairkeeper.plan.Condition.AppliedReceived;
import dev.pairkeeper.plan.Condition.CaughtUp;
import dev.pairkeeper.plan.Condition.KeepalivedRuns;
import dev.pairkeeper.plan.Condition.ReadOnly;
import dev.pairkeeper.plan.Condition.Replicates;
import dev.pairkeeper.plan.Condition.Seen;
import dev.pairkeeper.plan.Condition.ServerAnswers;
import dev.pairkeeper.plan.Condition.VipOn;
import dev.pairkeeper.plan.Condition.VrrpIn;
import dev.pairkeeper.plan.Condition.Writable;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.Probe;
import dev.pairkeeper.topology.ProbeFailure;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.ServiceState;
import dev.pairkeeper.topology.VipAnswer;
import dev.pairkeeper.topology.VipPlacement.OnOne;
import dev.pairkeeper.topology.VrrpInstance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tells by one look at a pair whether a condition holds; what was not seen does not hold. */
public final class Looks {

  private static final Duration NO_LAG = Duration.ofSeconds(1);

  private final PairSnapshot pair;

  private Looks(PairSnapshot pair) {
    this.pair = pair;
  }

  /**
   * What stands against the condition in that look, as a sentence; empty when it holds.
   *
   * @throws IllegalArgumentException when it names a node that the pair does not have
   */
  public static Optional<String> against(Seen condition, PairSnapshot pair) {
    return new Looks(pair).against(condition);
  }

  private Optional<String> against(Seen condition) {
    return switch (condition) {
      case VipOn(String node) -> vip(node);
      case AnsweredThroughVip(String node) -> answeredBy(node(node));
      case Writable(String node) -> writable(node(node), true);
      case ReadOnly(String node) -> writable(node(node), false);
      case ServerAnswers(String node) -> server(node(node), seen -> Optional.empty());
      case Replicates(String node) -> server(node(node), seen -> replicates(node(node), seen));
      case CaughtUp(String node) -> server(node(node), seen -> caughtUp(node(node), seen));
      case AppliedReceived(String node) ->
          server(node(node), seen -> appliedReceived(node(node), seen));
      case KeepalivedRuns(String node) -> keepalived(node(node));
      case VrrpIn in -> vrrp(node(in.node()), in);
    };
  }

  private Optional<String> vip(String node) {
    boolean holds = pair.vipPlacement() instanceof OnOne(var holder) && holder.name().equals(node);
    return unless(
        holds,
        switch (pair.vipHolders().size()) {
          case 0 -> "No node was seen to have the VIP.";
          case 1 ->
              "%s was seen to have the VIP, its peer did not tell or it is another node."
                  .formatted(pair.vipHolders().getFirst().name());
          default -> "Both nodes have the VIP.";
        });
  }

  private Optional<String> answeredBy(NodeSnapshot node) {
    return switch (pair.throughVip()) {
      case Probe.Answered<VipAnswer>(VipAnswer answer) ->
          unless(
              node.mysql().answer().filter(server -> sameServer(server, answer)).isPresent(),
              "%s answers through the VIP.".formatted(answer.hostname()));
      case Probe.Failed<VipAnswer>(ProbeFailure why) -> Optional.of(why.message());
    };
  }

  private static boolean sameServer(MysqlSnapshot server, VipAnswer answer) {
    return server.serverUuid() == null
        ? server.serverId() == answer.serverId()
        : server.serverUuid().equals(answer.serverUuid());
  }

  private Optional<String> writable(NodeSnapshot node, boolean wanted) {
    return server(
        node,
        seen ->
            unless(
                seen.writable() == wanted,
                "%s takes %s.".formatted(node.name(), seen.writable() ? "writes" : "no writes")));
  }

  private Optional<String> replicates(NodeSnapshot node, MysqlSnapshot seen) {
    return seen.channels().isEmpty()
        ? Optional.of(node.name() + " does not replicate.")
        : seen.channels().stream()
            .filter(channel -> !channel.running())
            .map(channel -> stopped(node, channel))
            .findFirst();
  }

  private static String stopped(NodeSnapshot node, ReplicationChannel channel) {
    return "On %s the IO thread is %s and the SQL thread %s. %s %s"
        .formatted(
            node.name(),
            channel.ioRunning(),
            channel.sqlRunning() ? "runs" : "is stopped",
            channel.ioError(),
            channel.sqlError())
        .strip();
  }

  private Optional<String> caughtUp(NodeSnapshot node, MysqlSnapshot seen) {
    return replicates(node, seen)
        .or(() ->
            seen.channels().stream()
                .filter(channel -> !withoutLag(channel))
                .map(channel -> lag(node, channel))
                .findFirst());
  }

  private static Optional<String> appliedReceived(NodeSnapshot node, MysqlSnapshot seen) {
    return unless(
        seen.channels().stream().allMatch(channel -> Boolean.TRUE.equals(channel.appliedAll())),
        "%s has not applied all that it has received.".formatted(node.name()));
  }

  private static String lag(NodeSnapshot node, ReplicationChannel channel) {
    return channel
        .lag()
        .known()
        .map(lag -> "%s lags by %.1f s.".formatted(node.name(), lag.toMillis() / 1000.0))
        .orElseGet(() -> "How far %s lags is not known.".formatted(node.name()));
  }

  private static boolean withoutLag(ReplicationChannel channel) {
    return channel.lag().known().filter(lag -> lag.compareTo(NO_LAG) <= 0).isPresent();
  }

  private Optional<String> keepalived(NodeSnapshot node) {
    return node.host()
        .answer()
        .map(host ->
            unless(
                host.keepalivedService() == ServiceState.RUNNING,
                "keepalived on %s is %s.".formatted(node.name(), host.keepalivedService())))
        .orElseGet(() -> silent(node.host()));
  }

  private Optional<String> vrrp(NodeSnapshot node, VrrpIn in) {
    return node.vrrp()
        .map(VrrpInstance::state)
        .map(state ->
            unless(
                in.states().contains(state),
                "keepalived on %s is %s.".formatted(node.name(), state)))
        .orElseGet(() -> Optional.of("keepalived on %s does not tell.".formatted(node.name())));
  }

  private Optional<String> server(
      NodeSnapshot node, Function<MysqlSnapshot, Optional<String>> question) {
    return node.mysql().answer().map(question).orElseGet(() -> silent(node.mysql()));
  }

  private static Optional<String> silent(Probe<?> probe) {
    return Optional.of(probe.failure().map(ProbeFailure::message).orElse("It was not asked yet."));
  }

  private static Optional<String> unless(boolean holds, String sentence) {
    return holds ? Optional.empty() : Optional.of(sentence);
  }

  private NodeSnapshot node(String name) {
    return pair.node(name)
        .orElseThrow(() -> new IllegalArgumentException("the pair has no node " + name));
  }

  /** What of several conditions does not hold in that look. */
  public static List<String> against(List<Condition> conditions, PairSnapshot pair) {
    return conditions.stream()
        .filter(Seen.class::isInstance)
        .flatMap(condition -> against((Seen) condition, pair).stream())
        .toList();
  }
}
