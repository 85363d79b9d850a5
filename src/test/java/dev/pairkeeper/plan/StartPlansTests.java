package dev.pairkeeper.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a plan to start replication leans on; it is not run when that has changed. */
class StartPlansTests {

  @Test
  void ioThreadThatFindsItsSourceMeanwhileChangesNothing() {
    assertThat(premises("YES")).isEqualTo(premises("CONNECTING"));
    assertThat(premises("NO")).isNotEqualTo(premises("CONNECTING"));
  }

  private static List<Premise> premises(String ioThread) {
    var channel = Map.of("channel", Map.of("io", ioThread, "sql", false));
    var situation =
        new PlanScenario(
            "io thread " + ioThread,
            Map.of(
                "operation",
                "START_REPLICATION",
                "snapshot",
                Map.of("db2", Map.of("mysql", channel))));
    return ((Plan) situation.decision()).premises();
  }
}
