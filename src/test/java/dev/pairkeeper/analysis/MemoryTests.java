package dev.pairkeeper.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.topology.GtidSet;
import dev.pairkeeper.topology.LogPosition;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.PastLooks;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemoryTests {

  private static final Instant START = Scenario.START;
  private static final String MOVED_TO_DB2 =
      """
      db1: {ssh: {holdsVip: false}}
      db2: {ssh: {holdsVip: true}}
      """;

  private static PairSnapshot look(String difference, Instant at, PastLooks past) {
    return new SnapshotReader(Scenario.HEALTHY.overlaidWith(Yaml.parse(difference)), at, past)
        .read();
  }

  private static PastLooks after(String difference, Duration sinceStart, PastLooks past) {
    return Memory.after(look(difference, START.plus(sinceStart), past));
  }

  @Test
  void remembersWhatTheNodesHadAndWhoOwned() {
    PastLooks past = after("", Duration.ZERO, PastLooks.NONE);

    assertThat(past.lookedAt()).isEqualTo(START);
    assertThat(past.ownerBefore()).isEqualTo("db1");
    assertThat(past.lastOwner()).isEqualTo("db1");
    assertThat(past.vipAnswered()).isTrue();
    assertThat(past.mismatchesBefore()).containsEntry("db2", 0L);
    assertThat(past.advertsReceivedBefore()).containsEntry("db1", 7L);
    assertThat(past.executedBefore())
        .containsEntry(
            "db2", GtidSet.mysql(SnapshotReader.DB1 + ":1-1000," + SnapshotReader.DB2 + ":1-20"));
    assertThat(past.readBefore()).containsEntry("db2", new LogPosition("binlog.000001", 815));
    assertThat(past.retrievedBefore())
        .containsEntry("db2", GtidSet.mysql(SnapshotReader.DB1 + ":11-1000"));
  }

  @Test
  void aNodeThatWasNotSeenIsNotRemembered() {
    PastLooks seen = after("", Duration.ZERO, PastLooks.NONE);

    PastLooks past = after("db2: {mysql: {failed: TIMED_OUT}}", Duration.ofSeconds(2), seen);

    assertThat(past.executedBefore()).containsOnlyKeys("db1");
  }

  @Test
  void looksWithinHalfASecondKeepTheOlderBaseline() {
    PastLooks first = after("", Duration.ZERO, PastLooks.NONE);
    String more = "db1: {mysql: {executed: 'db1:1-2000'}}";

    PastLooks near = after(more, Duration.ofMillis(100), first);
    PastLooks far = after(more, Duration.ofMillis(500), near);

    assertThat(near.lookedAt()).isEqualTo(START);
    assertThat(near.executedBefore()).isEqualTo(first.executedBefore());
    assertThat(far.lookedAt()).isEqualTo(START.plusMillis(500));
    assertThat(far.executedBefore())
        .containsEntry("db1", GtidSet.mysql(SnapshotReader.DB1 + ":1-2000"));
  }

  @Test
  void aMoveByWayOfNobodyIsOneMove() {
    PastLooks owned = after("", Duration.ZERO, PastLooks.NONE);
    PastLooks lost = after("db1: {ssh: {holdsVip: false}}", Duration.ofSeconds(2), owned);
    PastLooks taken = after(MOVED_TO_DB2, Duration.ofSeconds(4), lost);
    PastLooks kept = after(MOVED_TO_DB2, Duration.ofSeconds(6), taken);

    assertThat(lost.ownerBefore()).isNull();
    assertThat(lost.lastOwner()).isEqualTo("db1");
    assertThat(lost.vipMoves()).isEmpty();
    assertThat(kept.vipMoves()).containsExactly(START.plusSeconds(4));
  }

  @Test
  void movesAreForgottenAfterTenMinutes() {
    PastLooks moved =
        after(MOVED_TO_DB2, Duration.ofSeconds(2), after("", Duration.ZERO, PastLooks.NONE));

    assertThat(after(MOVED_TO_DB2, Duration.ofMinutes(10), moved).vipMoves()).hasSize(1);
    assertThat(after(MOVED_TO_DB2, Duration.ofSeconds(603), moved).vipMoves()).isEmpty();
  }

  @Test
  void writesOfAnOldOwnerAreNoStraysWhenItsMoveIsForgottenAtOnce() {
    PastLooks owned = after("", Duration.ZERO, PastLooks.NONE);
    String written =
        """
        db1: {ssh: {holdsVip: false}, mysql: {readOnly: true, executed: 'db1:1-1046,db2:1-20'}}
        db2: {ssh: {holdsVip: true}, mysql: {readOnly: false, superReadOnly: false}}
        """;
    PairSnapshot moved = look(written, START.plusMillis(300), owned);
    PairSnapshot forgotten = Memory.withoutMoves(moved);
    PastLooks next = Memory.after(forgotten);

    assertThat(next.lookedAt()).isEqualTo(START.plusMillis(300));
    assertThat(after(written, Duration.ofMillis(450), next).strayWrites()).isEmpty();
  }

  @Test
  void writesOnATargetWhoseOwnerIsClosedForItAreNoStrays() {
    PastLooks owned = after("", Duration.ZERO, PastLooks.NONE);
    String open =
        """
        db1: {mysql: {readOnly: %s}}
        db2: {mysql: {readOnly: false, superReadOnly: false, executed: 'db1:1-1000,db2:1-26'}}
        """;
    assertThat(after(open.formatted(true), Duration.ofSeconds(2), owned).strayWrites()).isEmpty();
    assertThat(after(open.formatted(false), Duration.ofSeconds(2), owned).strayWrites())
        .containsOnlyKeys("db2");
  }

  @Test
  void aConditionThatEndsAndComesBackStandsAnew() {
    String readOnly = "db1: {mysql: {readOnly: true}}";
    PastLooks stands = after(readOnly, Duration.ZERO, PastLooks.NONE);
    PastLooks still = after(readOnly, Duration.ofSeconds(2), stands);
    PastLooks ended = after("", Duration.ofSeconds(4), still);
    PastLooks again = after(readOnly, Duration.ofSeconds(6), ended);

    assertThat(still.standingSince()).containsEntry("VIP_OWNER_READ_ONLY db1", START);
    assertThat(ended.standingSince()).isEmpty();
    assertThat(again.standingSince())
        .containsEntry("VIP_OWNER_READ_ONLY db1", START.plusSeconds(6));
  }

  @Test
  void everyLookCanBeJudgedTwiceWithTheSameOutcome() {
    PairSnapshot seen = look(MOVED_TO_DB2, START, PastLooks.NONE);

    assertThat(PairJudge.judge(seen)).isEqualTo(PairJudge.judge(seen));
    assertThat(Memory.after(seen)).isEqualTo(Memory.after(seen));
  }
}
