package dev.pairkeeper.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.ThreadState;
import dev.pairkeeper.web.doubles.Pairs;
import dev.pairkeeper.web.doubles.Sight;
import dev.pairkeeper.web.page.Direction.Flow;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DirectionTests {

  private static final Pair ORDERS = Pairs.pair("orders", 51);

  @Test
  void lagIsTheReplicasAndReadsFromSourceToReplica() {
    var sight = Sight.of(ORDERS).second(node -> node.lag(Duration.ofMillis(14_300)));

    assertThat(Direction.both(sight.status().snapshot()))
        .containsExactly(
            new Direction("db1", "db2", Flow.RUNNING, "14.3 s", "YES", "YES"),
            new Direction("db2", "db1", Flow.RUNNING, "0.02 s", "YES", "YES"));
  }

  @Test
  void lagOfAStoppedReplicaIsUnknownAndNotZero() {
    var sight = Sight.of(ORDERS).second(node -> node.threads(ThreadState.YES, false, "1062"));

    assertThat(Direction.both(sight.status().snapshot()).getFirst())
        .isEqualTo(new Direction("db1", "db2", Flow.STOPPED, null, "YES", "NO"));
  }

  @Test
  void ofAReplicaThatDoesNotAnswerNothingIsKnown() {
    var sight = Sight.of(ORDERS).second(node -> node.mysqlDown("refused"));

    assertThat(Direction.both(sight.status().snapshot()).getFirst())
        .isEqualTo(Direction.unknown("db1", "db2"));
  }

  @Test
  void ioThreadThatCanNotReachItsSourceIsConnecting() {
    var sight = Sight.of(ORDERS).first(node -> node.threads(ThreadState.CONNECTING, true, "2003"));

    assertThat(Direction.both(sight.status().snapshot()).getLast().flow())
        .isEqualTo(Flow.CONNECTING);
  }

  @Test
  void replicaOfAStrangerDoesNotFollowItsPeer() {
    var sight = Sight.of(ORDERS).second(node -> node.readsFrom(Pairs.node("x", "10.9.9.9", 1)));

    assertThat(Direction.both(sight.status().snapshot()).getFirst().flow())
        .isEqualTo(Flow.ELSEWHERE);
  }

  @Test
  void serverWithoutChannelsIsNotSetUp() {
    var sight = Sight.of(ORDERS).second(node -> node.withoutChannels());

    assertThat(Direction.both(sight.status().snapshot()).getFirst().flow()).isEqualTo(Flow.ABSENT);
  }
}
