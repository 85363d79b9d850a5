package dev.pairkeeper.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.topology.PastLooks;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AutoIncrementsTests {

  /** Two series share a value at the latest after the least common multiple of their steps. */
  private static final int ENOUGH = 200;

  @Property(tries = 300)
  void collideExactlyWhenTheSeriesShareAValue(
      @ForAll @IntRange(min = 1, max = 9) int firstIncrement,
      @ForAll @IntRange(min = 1, max = 9) int firstOffset,
      @ForAll @IntRange(min = 1, max = 9) int secondIncrement,
      @ForAll @IntRange(min = 1, max = 9) int secondOffset) {
    Set<Integer> shared = series(firstIncrement, firstOffset);
    shared.retainAll(series(secondIncrement, secondOffset));

    assertThat(
            AutoIncrements.collide(
                pair(firstIncrement, firstOffset, secondIncrement, secondOffset)))
        .isEqualTo(!shared.isEmpty());
  }

  private static Set<Integer> series(int increment, int offset) {
    Set<Integer> values = new TreeSet<>();
    for (int value = offset > increment ? increment : offset; value < ENOUGH; value += increment) {
      values.add(value);
    }
    return values;
  }

  private static PairView pair(int increment1, int offset1, int increment2, int offset2) {
    String difference =
        """
        pair: {writePolicy: MULTI_WRITER}
        db1: {mysql: {autoIncrementIncrement: %d, autoIncrementOffset: %d}}
        db2: {mysql: {autoIncrementIncrement: %d, autoIncrementOffset: %d}}
        """
            .formatted(increment1, offset1, increment2, offset2);
    Yaml yaml = Scenario.HEALTHY.overlaidWith(Yaml.parse(difference));
    return new PairView(new SnapshotReader(yaml, Scenario.START, PastLooks.NONE).read());
  }
}
