package dev.pairkeeper.keepalived.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.keepalived.lint.ValueShape.Fit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeywordsTests {

  private static Keyword keyword(String block, String name) {
    return Keywords.KNOWN.in(block, name).orElseThrow();
  }

  @Test
  void innerBlocksHaveKeywordsOfTheirOwn() {
    assertThat(keyword("real_server", "HTTP_GET").opened()).isEqualTo("HTTP_GET");
    assertThat(keyword("HTTP_GET", "url").opened()).isEqualTo("HTTP_GET/url");
    assertThat(keyword("vrrp_instance/authentication", "auth_pass").since())
        .isEqualTo(new Release(1, 3, 0));
    assertThat(Keywords.KNOWN.in("vrrp_script", "nopreempt")).isEmpty();
  }

  @Test
  void everyBlockOfKeywordsHasSome() {
    Keywords.KNOWN.blocks().stream()
        .flatMap(block -> Keywords.KNOWN.of(block).stream())
        .filter(keyword -> keyword.kind() == Keyword.Kind.BLOCK)
        .forEach(keyword -> assertThat(Keywords.KNOWN.of(keyword.opened())).isNotEmpty());
  }

  @Test
  void intervalTakesDecimalsSinceTheReleaseThatBroughtThem() {
    Keyword interval = keyword("vrrp_script", "interval");
    assertThat(interval.valueFor(new Release(2, 2, 7)).judge(Optional.of("0.5")))
        .isEqualTo(Fit.NOT_A_NUMBER);
    assertThat(interval.valueFor(new Release(2, 3, 4)).judge(Optional.of("0.5")))
        .isEqualTo(Fit.FITS);
    assertThat(interval.valueFor(null).judge(Optional.of("0.0005"))).isEqualTo(Fit.TOO_MANY_PLACES);
  }

  @Test
  void valuesAreJudgedAsKeepalivedReadsThem() {
    ValueShape vrid = ValueShape.of("int(1..255)");
    assertThat(vrid.judge(Optional.of("255"))).isEqualTo(Fit.FITS);
    assertThat(vrid.judge(Optional.of("0"))).isEqualTo(Fit.OUT_OF_RANGE);
    assertThat(vrid.judge(Optional.of("51x"))).isEqualTo(Fit.NOT_A_NUMBER);
    assertThat(vrid.judge(Optional.empty())).isEqualTo(Fit.MISSING);
    assertThat(ValueShape.of("switch").judge(Optional.of("On"))).isEqualTo(Fit.NO_SUCH_WORD);
    assertThat(ValueShape.of("dec6(0.01..255)").judge(Optional.of("0.001")))
        .isEqualTo(Fit.OUT_OF_RANGE);
    assertThat(ValueShape.of("dec6(0..)").judge(Optional.of("1e3"))).isEqualTo(Fit.NOT_A_NUMBER);
  }

  @Test
  void mistypedWordIsFoundAgain() {
    assertThat(Suggestion.distance("virtaul", "virtual")).isEqualTo(1);
    assertThat(Suggestion.distance("prioriti", "priority")).isEqualTo(1);
    assertThat(Suggestion.of("virtual_ipadress", Keywords.KNOWN.names("vrrp_instance")))
        .contains("virtual_ipaddress");
    assertThat(Suggestion.of("wsrep", Keywords.KNOWN.names("vrrp_instance"))).isEmpty();
  }
}
