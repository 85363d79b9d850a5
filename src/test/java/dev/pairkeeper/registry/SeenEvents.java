package dev.pairkeeper.registry;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes the registry's events, and what the registry answered while each was published. */
@Component
class SeenEvents {

  private final PairRegistry registry;
  private final List<Object> events = new CopyOnWriteArrayList<>();
  private final List<Boolean> visible = new CopyOnWriteArrayList<>();

  SeenEvents(PairRegistry registry) {
    this.registry = registry;
  }

  @EventListener
  void on(PairChanged event) {
    events.add(event);
    visible.add(registry.find(event.name()).isPresent());
  }

  @EventListener
  void on(PairRemoved event) {
    events.add(event);
    visible.add(registry.find(event.name()).isEmpty());
  }

  List<Object> events() {
    return events;
  }

  /** Whether each event's change could be seen when it was published. */
  List<Boolean> visible() {
    return visible;
  }

  void clear() {
    events.clear();
    visible.clear();
  }
}
