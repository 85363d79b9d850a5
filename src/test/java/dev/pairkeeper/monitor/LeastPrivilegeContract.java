package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.VrrpState;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The accounts that the README describes, with those privileges and no more, see everything. */
abstract class LeastPrivilegeContract extends ObservedLab {

  LeastPrivilegeContract(PairRegistry registry, PairWatch watch, Lab lab) {
    super(registry, watch, lab);
  }

  @AfterEach
  void remove() {
    removePair();
  }

  @Test
  void nothingIsHiddenFromAccountsThatMayOnlyLook() {
    var observer = lab().info().account("observer");

    register(Specs.withAccounts(spec(), observer.user(), observer.password(), "dbalook"));

    Awaitility.await("a healthy pair whose VRRP state is known")
        .atMost(Duration.ofSeconds(20))
        .until(() -> isHealthy() && vrrpStates().contains(VrrpState.BACKUP));
    assertThat(vrrpStates()).containsExactlyInAnyOrder(VrrpState.MASTER, VrrpState.BACKUP);
    assertThat(nodes())
        .allSatisfy(node -> {
          assertThat(node.mysql().answer().map(MysqlSnapshot::hidden)).hasValue(List.of());
          assertThat(node.host().answer().map(HostSnapshot::hidden)).hasValue(List.of());
        });
  }

  private boolean isHealthy() {
    return status().filter(it -> it.assessment().health() == Health.OK).isPresent();
  }

  private List<VrrpState> vrrpStates() {
    return nodes().stream().flatMap(node -> node.vrrp().stream()).map(it -> it.state()).toList();
  }

  private List<NodeSnapshot> nodes() {
    return status().orElseThrow().snapshot().nodes();
  }
}
