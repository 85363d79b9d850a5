package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.topology.VrrpState;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NodeStateTests {

  @Test
  void everyStateHasACodeOfItsOwnAndComesBack() {
    Set<Long> codes = new HashSet<>();
    int states = 0;
    for (Boolean writable : Arrays.asList(null, true, false)) {
      for (Boolean holdsVip : Arrays.asList(null, true, false)) {
        for (VrrpState vrrp : VrrpState.values()) {
          for (int up = 0; up < 4; up++) {
            NodeState state = new NodeState(up % 2 == 0, up < 2, writable, holdsVip, vrrp);
            assertThat(NodeState.ofCode(state.code())).isEqualTo(state);
            codes.add(state.code());
            states++;
          }
        }
      }
    }
    assertThat(codes).hasSize(states);
  }

  @Test
  void stateOfWhichNothingIsKnownComesBack() {
    NodeState nothing = new NodeState(false, false, null, null, null);

    assertThat(NodeState.ofCode(nothing.code())).isEqualTo(nothing);
  }
}
