package dev.pairkeeper.analysis;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.PastLooks;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of every pair, however strange. */
class PairJudgeTests {

  @Property(tries = 400)
  void judgesAnythingTwiceTheSame(@ForAll Random random) {
    PastLooks past = PastLooks.NONE;
    Instant now = Scenario.START;
    for (int look = 0; look < 4; look++) {
      now = now.plusMillis(random.nextInt(4000));
      PairSnapshot seen = new SnapshotReader(new AnyPair(random).yaml(), now, past).read();
      Assessment assessment = PairJudge.judge(seen);

      assertThat(PairJudge.judge(seen)).isEqualTo(assessment);
      isInOrder(assessment);
      claimsNothingOfWhatWasNotSeen(seen, assessment);
      past = Memory.after(seen);
      assertThat(Memory.after(seen)).isEqualTo(past);
    }
  }

  private static void isInOrder(Assessment assessment) {
    assertThat(assessment.problems())
        .isSortedAccordingTo(comparing(Problem::severity).thenComparing(Problem::code));
    Set<String> ids = new HashSet<>();
    assertThat(assessment.problems())
        .allSatisfy(problem -> assertThat(ids.add(problem.code() + " " + problem.node())).isTrue());
    assertThat(assessment.eligibility())
        .extracting(Eligibility::node)
        .containsExactly("db1", "db2");
    assertThat(assessment.eligibility())
        .allSatisfy(node -> assertThat(node.eligible()).isEqualTo(node.reasons().isEmpty()));
  }

  private static void claimsNothingOfWhatWasNotSeen(PairSnapshot seen, Assessment assessment) {
    boolean anythingSeen =
        seen.nodes().stream().anyMatch(node -> node.mysql().answered() || node.host().answered());
    if (!anythingSeen) {
      assertThat(assessment.health()).isIn(Health.UNKNOWN, Health.CRITICAL);
    }
    boolean bothHostsSeen = seen.nodes().stream().allMatch(node -> node.host().answered());
    if (!bothHostsSeen) {
      assertThat(assessment.problems())
          .extracting(Problem::code)
          .doesNotContain(ProblemCode.VIP_ON_NO_NODE, ProblemCode.VIP_ON_BOTH_NODES);
    }
    seen.nodes().stream()
        .filter(node -> !node.mysql().answered())
        .forEach(node ->
            assertThat(assessment.eligibility())
                .filteredOn(eligibility -> eligibility.node().equals(node.name()))
                .noneMatch(Eligibility::eligible));
  }
}
