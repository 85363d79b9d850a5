package dev.pairkeeper.monitor;

import dev.pairkeeper.topology.PairAccess;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Looks at a pair, judges it, compares it with the look before, and passes the result on. */
@Component
final class PairLooking implements Looking {

  private final PairLinker linker;
  private final PairObserver observer;
  private final WorkGate gate;
  private final LookListeners listeners;
  private final ApplicationEventPublisher publisher;

  PairLooking(
      PairLinker linker,
      PairObserver observer,
      WorkGates gates,
      LookListeners listeners,
      ApplicationEventPublisher publisher) {
    this.linker = linker;
    this.observer = observer;
    this.gate = gates.looks();
    this.listeners = listeners;
    this.publisher = publisher;
  }

  @Override
  public PairLinks link(PairAccess access, @Nullable PairLinks before, Runnable onVip) {
    return linker.link(access, before, onVip);
  }

  @Override
  public Look look(PairLinks links, @Nullable Look last, Urgency urgency) {
    try (var _ = gate.enter()) {
      long started = System.nanoTime();
      var before = last == null ? null : last.now();
      var snapshot = observer.observe(links, before == null ? null : before.snapshot(), urgency);
      var now = Statuses.next(before, snapshot);
      var known = last == null ? Known.NOTHING : last.known();
      var took = Duration.ofNanos(System.nanoTime() - started);
      return new Look(before, now, known.after(snapshot), Changes.of(known, before, now), took);
    }
  }

  @Override
  public void keep(Look look) {
    listeners.looked(look);
  }

  @Override
  public void tell(Look look) {
    publisher.publishEvent(new PairObserved(look.now()));
  }
}
