package dev.pairkeeper.web.doubles;

import dev.pairkeeper.discovery.DiscoveryRequest;
import dev.pairkeeper.discovery.DiscoveryResult;
import dev.pairkeeper.discovery.PairDiscovery;
import dev.pairkeeper.registry.Violation;
import java.util.List;
import java.util.function.Function;

/** Finds what a test makes up; until then nothing that could be read. */
public final class InMemoryDiscovery implements PairDiscovery {

  private volatile Function<DiscoveryRequest, DiscoveryResult> answer = InMemoryDiscovery::nobody;

  public void answers(Function<DiscoveryRequest, DiscoveryResult> newAnswer) {
    answer = newAnswer;
  }

  @Override
  public DiscoveryResult discover(DiscoveryRequest request) {
    return answer.apply(request);
  }

  private static DiscoveryResult nobody(DiscoveryRequest request) {
    return new DiscoveryResult.Refused(
        List.of(new Violation("nodes[0].host", "Nobody answers there.")));
  }
}
