package dev.pairkeeper.keepalived.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.keepalived.conf.Configuration;
import dev.pairkeeper.keepalived.conf.ConfigurationParser;
import dev.pairkeeper.keepalived.conf.Sources;
import dev.pairkeeper.keepalived.conf.Statement;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RoundTripTests {

  private static Configuration parse(String text) {
    return ConfigurationParser.parse(Sources.of("k.conf", text), "db1");
  }

  private static String render(KeepalivedSpec spec) {
    return KeepalivedConf.render(spec, "orders", "db1");
  }

  @Property(tries = 1000)
  void whatIsWrittenReadsBackTheSame(@ForAll long seed) {
    KeepalivedSpec spec = new HostileValues(seed).spec();
    assertThat(SpecReader.read(parse(render(spec)))).contains(spec);
  }

  @Property(tries = 2000)
  void textThatIsAcceptedIsOneWordAndNothingElse(@ForAll long seed) {
    String text = new HostileValues(seed).text();
    try {
      ConfText.require("text", text);
    } catch (IllegalArgumentException refused) {
      return;
    }
    Configuration read =
        parse("a {\n" + ConfText.word(text) + "\nb " + ConfText.word(text) + "\n}");
    Statement block = read.statements().getFirst();
    assertThat(read.faults()).isEmpty();
    assertThat(read.statements()).hasSize(1);
    assertThat(block.statements()).hasSize(2);
    assertThat(block.statements().getFirst().keyword()).isEqualTo(text);
    assertThat(block.statements().getLast().value()).contains(text);
  }

  @Property(tries = 500)
  void nameInTheCommentAddsNoStatement(@ForAll long seed) {
    String name = new HostileValues(seed).text();
    KeepalivedSpec spec = usual();
    try {
      assertThat(parse(KeepalivedConf.render(spec, name, name)).statements())
          .hasSameSizeAs(parse(render(spec)).statements());
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContaining("name");
    }
  }

  @Example
  void foreignConfigurationIsNoSpec() {
    String text = render(usual());
    assertThat(SpecReader.read(parse(text))).contains(usual());
    assertThat(SpecReader.read(parse(text + "vrrp_script other {\n}\n"))).isEmpty();
    assertThat(SpecReader.read(parse(text.replace("interval", "intervall")))).isEmpty();
    assertThat(SpecReader.read(parse("}"))).isEmpty();
    assertThat(SpecReader.read(parse(""))).isEmpty();
  }

  private static KeepalivedSpec usual() {
    RenderedPairs.Mode mode = RenderedPairs.modes().findFirst().orElseThrow();
    return PairConfigurations.wanted(
        mode.pair(), mode.pair().first(), mode.on(RenderedPairs.V2_3_4));
  }
}
