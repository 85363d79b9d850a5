package dev.pairkeeper.web.page.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.web.doubles.Pairs;
import dev.pairkeeper.web.doubles.Sight;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class ServerValueTests {

  private static final Pair ORDERS = Pairs.pair("orders", 51);

  @Test
  void healthyPairHasNothingWrong() {
    assertThat(ServerValue.TABLE)
        .allSatisfy(value ->
            assertThat(value.read(Sight.of(ORDERS).status().snapshot()).verdict())
                .as(value.name())
                .isEqualTo(Health.OK));
  }

  @Test
  void idsHaveToDifferAndDoNoHarmByIt() {
    ValueRow row = row("server_id", Sight.of(ORDERS).status());

    assertThat(row.differs()).isTrue();
    assertThat(row.wrong()).isFalse();
  }

  @Test
  void standbyThatIsWritableUnderOneWriterIsWrong() {
    PairStatus both = Sight.of(ORDERS).second(node -> node.writable(true)).status();

    assertThat(row("read_only", both).verdict()).isEqualTo(Health.WARNING);
    assertThat(row("super_read_only", both).verdict()).isEqualTo(Health.WARNING);
  }

  @Test
  void ownerThatIsReadOnlyIsWrong() {
    PairStatus none = Sight.of(ORDERS).first(node -> node.writable(false)).status();

    assertThat(row("read_only", none).verdict()).isEqualTo(Health.WARNING);
  }

  @Test
  void valueThatOneServerDidNotTellIsUnknownAndNoDifference() {
    ValueRow row =
        row("server_id", Sight.of(ORDERS).first(node -> node.mysqlDown("down")).status());

    assertThat(row.verdict()).isEqualTo(Health.UNKNOWN);
    assertThat(row.differs()).isFalse();
    assertThat(row.texts().getFirst()).isEqualTo("–");
  }

  @Test
  void everyValueSaysWhatItMeansAndWhatItDoesWhenItIsWrong() {
    ResourceBundle texts = ResourceBundle.getBundle("messages-lint");

    assertThat(ServerValue.TABLE)
        .allSatisfy(value -> {
          assertThat(texts.getString("value." + value.name())).endsWith(".");
          assertThat(texts.getString("value." + value.name() + ".wrong")).endsWith(".");
        });
  }

  private static ValueRow row(String name, PairStatus status) {
    return ServerValue.TABLE.stream()
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElseThrow()
        .read(status.snapshot());
  }
}
