package dev.pairkeeper.keepalived.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpTextTests {

  @Test
  void oneAddressInTwoSpellingsIsTheSame() {
    assertThat(IpText.same("fd00::11", "FD00:0:0::0011")).isTrue();
    assertThat(IpText.same("10.0.0.1", "10.0.0.2")).isFalse();
  }

  @Test
  void networksAreToldByTheBitsOfTheirPrefix() {
    assertThat(IpText.inSameNetwork("10.0.0.100", "10.0.0.11", 24)).isTrue();
    assertThat(IpText.inSameNetwork("10.0.0.100", "10.0.0.11", 26)).isFalse();
    assertThat(IpText.inSameNetwork("10.0.0.100", "fd00::11", 0)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "10.0.0", "10.0.0.256", "0x7f.1", "fe80::1%eth0", "::g"})
  void whatIsNoAddressIsToldWithoutAskingANameServer(String text) {
    assertThat(IpText.address(text)).isEmpty();
  }
}
