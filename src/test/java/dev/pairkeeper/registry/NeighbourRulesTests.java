package dev.pairkeeper.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighbourRulesTests {

  private static final PairSpec ORDERS = Specs.good("orders", 1);
  private static final PairSpec SALES = Specs.good("sales", 2);

  private static Findings check(PairSpec spec, PairSpec neighbour) {
    var findings = new Findings();
    NeighbourRules.check(spec, List.of(new CheckedSpec(neighbour).pair()), findings);
    return findings;
  }

  @Test
  void pairsInTheirOwnNetworksLiveSideBySide() {
    var findings = check(SALES, ORDERS);
    assertThat(findings.violations()).isEmpty();
    assertThat(findings.warnings()).isEmpty();
  }

  @Test
  void sameVipNamesTheOtherPair() {
    assertThat(check(Specs.with(SALES, "vip", "10.0.1.100/16"), ORDERS).violations())
        .containsExactly(new Violation("vip", "Is already the VIP of pair orders."));
  }

  @ParameterizedTest(name = "{0} beside 10.0.1.100/24: {1}")
  @CsvSource({
    "10.0.1.101/24, violation",
    "10.0.1.101/25, warning",
    "10.0.5.1/16, warning",
    "10.0.9.1/32, warning",
    "10.0.2.100/24, none",
    "fd00::100/64, none",
  })
  void sameVirtualRouterIdIsRefusedInOneNetworkAndWarnedOfWhereNobodyCanTell(
      String vip, String expected) {
    var findings = check(Specs.with(SALES, "vip", vip), ORDERS);
    assertThat(findings.violations())
        .extracting(Violation::field)
        .isEqualTo(expected.equals("violation") ? List.of("virtualRouterId") : List.of());
    assertThat(findings.warnings()).hasSize(expected.equals("warning") ? 1 : 0);
  }

  @Test
  void anotherVirtualRouterIdIsFineInTheSameNetwork() {
    var spec = Specs.with(Specs.with(SALES, "vip", "10.0.1.101/24"), "virtualRouterId", 52);
    assertThat(check(spec, ORDERS).violations()).isEmpty();
  }

  @Test
  void sharedHostMakesTheSameVirtualRouterIdDoubtful() {
    var spec = Specs.with(SALES, "nodes[0].host", "10.0.1.11");
    spec = Specs.with(spec, "nodes[0].mysql.port", 3307);
    var findings = check(spec, ORDERS);
    assertThat(findings.violations()).isEmpty();
    assertThat(findings.warnings())
        .singleElement()
        .asString()
        .startsWith("Pair orders has the virtual router id 51, too.");
  }

  @Test
  void oneServerBelongsToOnePair() {
    assertThat(check(Specs.with(SALES, "nodes[1].host", "10.0.1.11"), ORDERS).violations())
        .containsExactly(
            new Violation(
                "nodes[1].host", "Is already node db1 of pair orders, with the same port."));
  }

  @Test
  void vipsAndNodesDoNotMeetAcrossPairs() {
    assertThat(check(Specs.with(SALES, "vip", "10.0.1.12/32"), ORDERS).violations())
        .extracting(Violation::field)
        .containsExactly("vip");
    assertThat(check(Specs.with(SALES, "nodes[0].host", "10.0.1.100"), ORDERS).violations())
        .extracting(Violation::field)
        .containsExactly("nodes[0].host");
  }

  @Test
  void brokenSpecIsStillComparedAsFarAsItGoes() {
    var spec = Specs.with(Specs.with(SALES, "vip", "nonsense"), "name", "orders");
    assertThat(check(Specs.with(spec, "nodes[0].host", null), ORDERS).violations())
        .extracting(Violation::field)
        .containsExactly("name");
  }
}
