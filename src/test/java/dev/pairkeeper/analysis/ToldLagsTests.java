package dev.pairkeeper.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.topology.Lag;
import dev.pairkeeper.topology.PairSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToldLagsTests {

  static List<Scenario> situations() {
    return Scenario.all();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replication-cut-without-a-word",
        "replication-cut-without-a-word-on-an-older-server"
      })
  void lagOfAStandbyThatReceivesNothingIsUnknownNotZero(String situation) {
    List<PairSnapshot> looks = play(situation);

    assertThat(ToldLags.in(looks.getFirst())).isEqualTo(looks.getFirst());
    assertThat(looks.get(2))
        .returns(Optional.of(Duration.ZERO), look -> lag(look).known())
        .returns(Lag.UNKNOWN, look -> lag(ToldLags.in(look)));
  }

  @ParameterizedTest
  @MethodSource("situations")
  void lookIsRememberedTheSame(Scenario situation) {
    for (Scenario.Look look : situation.play()) {
      PairSnapshot seen = look.snapshot();
      assertThat(Memory.after(ToldLags.in(seen))).isEqualTo(Memory.after(seen));
    }
  }

  private static List<PairSnapshot> play(String situation) {
    return Scenario.all().stream()
        .filter(each -> each.situation().equals(situation))
        .flatMap(each -> each.play().stream())
        .map(Scenario.Look::snapshot)
        .toList();
  }

  private static Lag lag(PairSnapshot look) {
    return new PairView(look).second().channel().lag();
  }
}
