package dev.pairkeeper.web.api;

import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.web.api.Problems.Reason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Says to which node writes go, or why that can't be said. */
@Component
class OwnerDecision {

  private static final int MISSED_LOOKS = 3;

  private final Duration oldest;
  private final InstantSource clock = InstantSource.system();

  OwnerDecision(
      @Value("${pairkeeper.observation.period:2s}") Duration period,
      @Value("${pairkeeper.observation.timeout:3s}") Duration timeout) {
    this.oldest = period.multipliedBy(MISSED_LOOKS).plus(timeout);
  }

  OwnerResponse of(PairStatus status) {
    PairSnapshot seen = status.snapshot();
    obstacle(seen)
        .ifPresent(reason -> {
          throw refused(reason);
        });
    return OwnerResponse.of(seen.vipOwner().orElseThrow(), seen.takenAt());
  }

  OwnerResponse unseen(Pair pair) {
    throw refused(reason("NOT_OBSERVED", "'%s' was not looked at yet.", pair.name()));
  }

  private Optional<Reason> obstacle(PairSnapshot seen) {
    String pair = seen.pair().name();
    if (seen.takenAt().plus(oldest).isBefore(clock.instant())) {
      return Optional.of(
          reason("OBSERVATION_STALE", "The newest look at '%s' is too old to go by.", pair));
    }
    return switch (seen.vipHolders().size()) {
      case 0 ->
          Optional.of(reason("VIP_ON_NO_NODE", "No reachable node of '%s' holds the VIP.", pair));
      case 1 -> obstacle(seen.vipHolders().getFirst());
      default -> Optional.of(reason("VIP_ON_BOTH_NODES", "Both nodes of '%s' hold the VIP.", pair));
    };
  }

  private static Optional<Reason> obstacle(NodeSnapshot owner) {
    if (owner.writable().isEmpty()) {
      return Optional.of(
          reason(
              "NODE_MYSQL_UNREACHABLE",
              "%s holds the VIP but its server did not answer.",
              owner.name()));
    }
    return owner
        .writable()
        .filter(writable -> !writable)
        .map(readOnly ->
            reason("VIP_OWNER_READ_ONLY", "%s holds the VIP but takes no writes.", owner.name()));
  }

  private static Reason reason(String code, String message, String subject) {
    return new Reason(code, message.formatted(subject), "See the pair's state and problems.");
  }

  private static ErrorResponseException refused(Reason reason) {
    return Problems.thrown(Problems.refused(ErrorKind.NO_SINGLE_OWNER, reason));
  }
}
