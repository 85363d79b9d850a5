package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Rollout.NodeChange;
import dev.pairkeeper.topology.Pair;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What may surprise when keepalived's configuration is changed. */
final class ConfigurationWarnings {

  /**
   * What makes another instance of one for keepalived: when it reads such a change it drops the VIP
   * and waits for a master before it takes it again. Another priority, interval, version or peer it
   * takes at once (measured with 2.2.7 and 2.3.4: 3.6 s at 1 s adverts against 0.03 s).
   */
  private static final Set<String> IDENTITY = Set.of("virtual_router_id", "unicast");

  private final PlanDraft draft;
  private final Pair wanted;
  private final NodeChange owner;
  private final NodeChange standby;

  ConfigurationWarnings(PlanDraft draft, Pair wanted, NodeChange owner, NodeChange standby) {
    this.draft = draft;
    this.wanted = wanted;
    this.owner = owner;
    this.standby = standby;
  }

  void ofMove() {
    draft.warn(
        "The VIP moves from %s to %s, which has the higher priority, as soon as keepalived there"
                .formatted(owner.name(), standby.name())
            + " has read its file. Writes fail for about a second, and sessions on %s end."
                .formatted(owner.name()));
  }

  void ofRest() {
    draft.warn(
        "The nodes have to say the same about what changes, so keepalived on %s rests while %s is"
                .formatted(standby.name(), owner.name())
            + " changed: for a few seconds nobody would take over from %s."
                .formatted(owner.name()));
  }

  /** Three adverts and the skew time is what a backup waits for a master (RFC 9568, 6.1). */
  void ofRestart(List<Wish> ofOwner) {
    if (ofOwner.stream().map(Wish::keyword).anyMatch(IDENTITY::contains)) {
      Duration advert = wanted.advertInterval();
      Duration down = advert.multipliedBy(3).plus(owner.conf().node().priority().skew(advert));
      draft.warn(
          "With another virtual router id, or from multicast to unicast or back, keepalived on %s"
                  .formatted(owner.name())
              + " leaves the VIP for %.1f s before it takes it again; nobody is connected meanwhile."
                  .formatted(down.toMillis() / 1000.0));
    }
  }

  void ofNewVip() {
    draft.warn(
        "The address %s is new: applications that connect to the former one lose it, and nobody has the new one for the seconds in which keepalived on %s starts anew."
            .formatted(wanted.vip().host(), owner.name()));
  }
}
