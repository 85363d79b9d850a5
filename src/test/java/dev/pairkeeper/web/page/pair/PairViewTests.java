package dev.pairkeeper.web.page.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.registry.RegisteredPair;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.topology.VrrpState;
import dev.pairkeeper.web.doubles.Pairs;
import dev.pairkeeper.web.doubles.Sight;
import dev.pairkeeper.web.operation.Outlook;
import dev.pairkeeper.web.page.Fact;
import dev.pairkeeper.web.page.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairViewTests {

  private static final Instant NOW = Instant.parse("2026-07-28T03:00:00Z");
  private static final Pair ORDERS = Pairs.pair("orders", 51);

  @Test
  void whoHoldsTheVipWhatVrrpClaimsAndWhoIsWritableStayThreeFacts() {
    var sight =
        Sight.bare(ORDERS, NOW)
            .first(node -> node.vrrp(VrrpState.MASTER))
            .second(node -> node.holdingVip(VrrpState.BACKUP))
            .first(node -> node.writable(true));

    NodePicture first = PictureView.of(sight.status().snapshot()).first();
    NodePicture second = PictureView.of(sight.status().snapshot()).second();

    assertThat(first.holdsVip()).isEqualTo(Fact.NO);
    assertThat(first.vrrp()).isEqualTo(VrrpState.MASTER);
    assertThat(first.writable()).isEqualTo(Fact.YES);
    assertThat(second.holdsVip()).isEqualTo(Fact.YES);
    assertThat(second.vrrp()).isEqualTo(VrrpState.BACKUP);
    assertThat(second.writable()).isEqualTo(Fact.NO);
  }

  @Test
  void ofAHostThatDoesNotAnswerNeitherVipNorVrrpIsKnown() {
    var sight = Sight.of(ORDERS, NOW).first(node -> node.sshLost("timed out"));

    NodePicture first = PictureView.of(sight.status().snapshot()).first();

    assertThat(first.holdsVip()).isEqualTo(Fact.UNKNOWN);
    assertThat(first.vrrp()).isNull();
    assertThat(first.ssh()).isEqualTo(Fact.NO);
    assertThat(first.writable()).isEqualTo(Fact.YES);
  }

  @Test
  void serverThatAnswersThroughTheVipIsNamedByItsNode() {
    var sight = Sight.of(ORDERS, NOW).first(node -> node.named("some-other-hostname"));

    assertThat(PictureView.of(sight.status().snapshot()).answeredBy()).isEqualTo("db1");
  }

  @Test
  void headlineSaysWhoCouldTakeOver() {
    assertThat(Headline.of(Sight.of(ORDERS, NOW).status()))
        .isEqualTo(Text.of("headline.ready", "db1", "10.0.51.100", "db2"));
  }

  @Test
  void headlineSaysThatTheOwnerIsReadOnly() {
    assertThat(Headline.of(Sight.of(ORDERS, NOW).first(node -> node.writable(false)).status()))
        .isEqualTo(Text.of("headline.ownerReadOnly", "db1", "10.0.51.100"));
  }

  @Test
  void headlineDoesNotNameAnOwnerWhenBothHoldTheVip() {
    var split = Sight.of(ORDERS, NOW).second(node -> node.holdingVip(VrrpState.MASTER));

    assertThat(Headline.of(split.status())).isEqualTo(Text.of("headline.both", "10.0.51.100"));
  }

  @Test
  void problemsAreShownWorstFirst() {
    var sight =
        Sight.of(ORDERS, NOW)
            .problem(ProblemCode.CONFIG_DRIFT, Severity.WARNING, "db2", "w", "")
            .problem(ProblemCode.VIP_ON_BOTH_NODES, Severity.CRITICAL, null, "c", "");

    PairView view =
        PairView.of(
            new RegisteredPair(ORDERS, 1, Map.of(), NOW),
            sight.status(),
            sight.status().assessment().health(),
            new Surroundings(new Outlook(true, null, List.of()), null, null, List.of(), List.of()),
            NOW);

    assertThat(view.problems())
        .extracting(ProblemView::key)
        .containsExactly("problem-VIP_ON_BOTH_NODES-pair", "problem-CONFIG_DRIFT-db2");
  }

  @Test
  void detailsLeaveOutWhatNoNodeTold() {
    var blind =
        Sight.of(ORDERS, NOW)
            .first(node -> node.mysqlDown("refused"))
            .second(node -> node.mysqlDown("refused"));

    assertThat(NodeDetails.of(blind.status().snapshot()).getFirst().rows())
        .extracting(DetailRow::label)
        .containsExactly("details.address", "details.noAnswer");
  }
}
