package dev.pairkeeper.monitor;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** All that keep something of the looks; one that fails keeps no other from its own. */
@Component
final class LookListeners {

  private static final Logger log = LoggerFactory.getLogger(LookListeners.class);

  private final List<LookListener> listeners;

  LookListeners(List<LookListener> listeners) {
    this.listeners = listeners;
  }

  void looked(Look look) {
    each(listener -> listener.looked(look));
  }

  void changed(String pair, boolean isNew, Instant at) {
    each(listener -> listener.changed(pair, isNew, at));
  }

  void renamed(String before, String now) {
    each(listener -> listener.renamed(before, now));
  }

  void removed(String pair) {
    each(listener -> listener.removed(pair));
  }

  private void each(Consumer<LookListener> told) {
    for (LookListener listener : listeners) {
      try {
        told.accept(listener);
      } catch (RuntimeException e) {
        log.error("{} could not keep what happened", listener.getClass().getSimpleName(), e);
      }
    }
  }
}
