package dev.pairkeeper.operation;

import dev.pairkeeper.registry.PairChanged;
import dev.pairkeeper.registry.PairRemoved;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts how operations ended; the counter's name and labels are part of the API. */
@Component
final class OperationMeters {

  private static final String NAME = "pairkeeper.operations";
  private static final String PAIR = "pair";

  private final MeterRegistry meters;

  OperationMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  void ended(Operation operation) {
    Counter.builder(NAME)
        .description("How operations ended")
        .tag(PAIR, operation.pair())
        .tag("operation", operation.kind().name())
        .tag("status", operation.status().name())
        .register(meters)
        .increment();
  }

  @EventListener
  void changed(PairChanged change) {
    if (!change.previousName().equals(change.name())) {
      forget(change.previousName());
    }
  }

  @EventListener
  void removed(PairRemoved removal) {
    forget(removal.name());
  }

  private void forget(String pair) {
    meters.find(NAME).tag(PAIR, pair).meters().forEach(meters::remove);
  }
}
