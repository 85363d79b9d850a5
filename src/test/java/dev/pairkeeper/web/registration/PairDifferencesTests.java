package dev.pairkeeper.web.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.PairSpec.MysqlSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.web.doubles.Pairs;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PairDifferencesTests {

  private static final Pair BEFORE = Pairs.pair("orders", 51, "prod");

  @Test
  void changedSettingsAreToldWithBothValues() {
    Pair after = Pairs.pair("orders", 52, "prod");

    assertThat(PairDifferences.between(BEFORE, after, spec(null, null)))
        .containsExactly(
            "vip: 10.0.51.100/24 → 10.0.52.100/24",
            "virtualRouterId: 51 → 52",
            "db1 host: 10.0.51.11 → 10.0.52.11",
            "db2 host: 10.0.51.12 → 10.0.52.12");
    assertThat(PairDifferences.concernKeepalived(BEFORE, after, spec(null, null))).isTrue();
  }

  @Test
  void tagsDoNotConcernKeepalived() {
    Pair after = Pairs.pair("orders", 51, "staging");

    assertThat(PairDifferences.between(BEFORE, after, spec(null, null)))
        .containsExactly("tags: [prod] → [staging]");
    assertThat(PairDifferences.concernKeepalived(BEFORE, after, spec(null, null))).isFalse();
  }

  @Test
  void witnessesReachTheHostsWithTheConfiguration() {
    Pair after = Pairs.witnessed(BEFORE, "10.0.51.1", "10.0.51.53");

    assertThat(PairDifferences.between(BEFORE, after, spec(null, null)))
        .containsExactly("witnesses: [] → [10.0.51.1, 10.0.51.53]");
    assertThat(PairDifferences.concernKeepalived(BEFORE, after, spec(null, null))).isTrue();
  }

  @Test
  void secretsAreToldToBeGivenAnewAndNotShown() {
    PairSpec spec = spec(Secret.of("s3cret12"), Secret.of("hunter2"));

    assertThat(PairDifferences.between(BEFORE, BEFORE, spec))
        .containsExactly("vrrpPassword: given anew", "db1 mysql.password: given anew");
    assertThat(PairDifferences.concernKeepalived(BEFORE, BEFORE, spec)).isTrue();
  }

  @Test
  void fenceCommandIsToldToBeGivenOrRemovedAndNotShown() {
    assertThat(PairDifferences.between(BEFORE, BEFORE, fenced("off -P hunter2")))
        .containsExactly("db1 fenceCommand: given anew");
    assertThat(PairDifferences.between(BEFORE, BEFORE, fenced("")))
        .containsExactly("db1 fenceCommand: removed");
  }

  private static PairSpec fenced(String command) {
    var node = new NodeSpec("db1", null, null, null, null, null, null, Secret.of(command));
    return new PairSpec(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(node));
  }

  private static PairSpec spec(@Nullable Secret vrrp, @Nullable Secret mysql) {
    var server = new MysqlSpec(null, null, mysql, null, null, null);
    var node = new NodeSpec("db1", null, null, null, null, server, null);
    return new PairSpec(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        vrrp,
        null,
        null,
        null,
        null,
        null,
        List.of(node));
  }
}
