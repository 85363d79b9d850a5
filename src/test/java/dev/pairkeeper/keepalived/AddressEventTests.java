package dev.pairkeeper.keepalived;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.topology.InterfaceAddress;
import dev.pairkeeper.topology.VirtualAddress;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of a real {@code ip -o monitor address}. */
class AddressEventTests {

  private static final String CAME =
      "57: eth0    inet 172.30.2.100/24 scope global secondary proto keepalived eth0\\       "
          + "valid_lft forever preferred_lft forever";

  @Test
  void addressThatComesIsAdded() {
    AddressEvent event = AddressEvent.parse(CAME).orElseThrow();
    assertThat(event.added()).isTrue();
    assertThat(event.address())
        .isEqualTo(new InterfaceAddress("eth0", InetAddress.ofLiteral("172.30.2.100"), 24, null));
    assertThat(event.concerns(VirtualAddress.parse("172.30.2.100/32"))).isTrue();
    assertThat(event.concerns(VirtualAddress.parse("172.30.2.10/24"))).isFalse();
  }

  @Test
  void addressThatGoesIsNot() {
    AddressEvent event = AddressEvent.parse("Deleted " + CAME).orElseThrow();
    assertThat(event.added()).isFalse();
    assertThat(event.concerns(VirtualAddress.parse("172.30.2.100/24"))).isTrue();
  }

  @Test
  void addressOfTheSixthVersionIsUnderstood() {
    String line =
        "3: bond0.7    inet6 fd00::9/64 scope global \\       valid_lft forever preferred_lft forever";
    AddressEvent event = AddressEvent.parse(line).orElseThrow();
    assertThat(event.address().networkInterface()).isEqualTo("bond0.7");
    assertThat(event.concerns(VirtualAddress.parse("fd00:0::9/128"))).isTrue();
  }

  @Test
  void addressWithAPeerHasThePeersPrefix() {
    String line =
        "57: eth0    inet 10.9.9.9 peer 10.9.9.10/30 scope global eth0\\       valid_lft x";
    assertThat(AddressEvent.parse(line).orElseThrow().address())
        .isEqualTo(new InterfaceAddress("eth0", InetAddress.ofLiteral("10.9.9.9"), 30, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Deleted ",
        "sh: 1: ip: not found",
        "57: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500",
        "57: eth0    inet 999.1.2.3/24 scope global eth0",
        "default via 172.30.2.1 dev eth0"
      })
  void otherLinesAreAboutNoAddress(String line) {
    assertThat(AddressEvent.parse(line)).isEmpty();
  }
}
