package dev.pairkeeper.keepalived.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pairkeeper.keepalived.render.NodePaths;
import org.junit.jupiter.api.Test;

class UnitDropInTests {

  @Test
  void serverWhoseUnitRunsAsAnotherUserTellsAsRoot() {
    UnitDropIn dropIn = UnitDropIn.ofServer(Settings.PAIR, NodePaths.of(Settings.PAIR), "mysql");
    assertThat(dropIn.path())
        .isEqualTo("/etc/systemd/system/mysql.service.d/pairkeeper-orders.conf");
    assertThat(dropIn.text())
        .contains(
            "ExecStopPost=-+/usr/libexec/keepalived/pairkeeper-notify-orders"
                + " /etc/pairkeeper/orders/node.sh SERVER_DOWN\n");
  }

  @Test
  void bothUnitsHandOverBeforeTheyStop() {
    NodePaths paths = NodePaths.of(Settings.PAIR);
    String call =
        "/usr/libexec/keepalived/pairkeeper-notify-orders /etc/pairkeeper/orders/node.sh LEAVE\n";
    assertThat(UnitDropIn.ofServer(Settings.PAIR, paths, "mysql").text())
        .contains("ExecStop=-+" + call);
    assertThat(UnitDropIn.ofKeepalived(Settings.PAIR, paths).text()).contains("ExecStop=-" + call);
  }

  @Test
  void wordThatSystemdWouldReadOtherwiseIsRefused() {
    NodePaths paths = NodePaths.of(Settings.PAIR);
    assertThatThrownBy(() -> UnitDropIn.ofServer(Settings.PAIR, paths, "mysql\nExecStart=/bin/sh"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> UnitDropIn.ofServer(Settings.PAIR, paths, "my%isql"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
