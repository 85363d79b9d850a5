package dev.pairkeeper.monitor;

import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.registry.PairRegistry;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two servers of which one was copied with its data directory, server UUID and all. */
class ClonedServersLabTests extends ObservedLab {

  @Autowired
  ClonedServersLabTests(PairRegistry registry, PairWatch watch) {
    super(registry, watch, Lab.clones());
  }

  @AfterEach
  void remove() {
    removePair();
  }

  @Test
  void sameServerUuidIsNoticedAtTheFirstLook() {
    noticed(
        ProblemCode.SAME_SERVER_UUID,
        () -> {
          register(spec());
          Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> status().isPresent());
        });
  }
}
