package dev.pairkeeper.keepalived.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pairkeeper.keepalived.conf.ConfigurationParser;
import dev.pairkeeper.keepalived.conf.Sources;
import dev.pairkeeper.keepalived.lint.HostFacts;
import dev.pairkeeper.keepalived.lint.LintedNode;
import dev.pairkeeper.keepalived.lint.LintedPair;
import dev.pairkeeper.keepalived.lint.Linter;
import dev.pairkeeper.keepalived.render.InstanceSpec.InitialState;
import dev.pairkeeper.keepalived.render.PairConfigurations.Circumstances;
import dev.pairkeeper.keepalived.render.RenderedPairs.Mode;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.Secret;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PairConfigurationsTests {

  static Stream<Mode> modes() {
    return RenderedPairs.modes();
  }

  private static InstanceSpec instance(PreemptMode mode, String node) {
    Pair pair = RenderedPairs.pair("10.0.0.100/24", mode, true, 3);
    return PairConfigurations.wanted(
            pair, pair.node(node).orElseThrow(), new Mode(pair, null).on(RenderedPairs.V2_3_4))
        .instance();
  }

  @Test
  void nodesThatDoNotPreemptAreBothBackup() {
    for (String node : List.of("db1", "db2")) {
      InstanceSpec instance = instance(PreemptMode.NOPREEMPT, node);
      assertThat(instance.initialState()).isEqualTo(InitialState.BACKUP);
      assertThat(instance.nopreempt()).isTrue();
    }
  }

  @Test
  void ofNodesThatPreemptTheHigherPriorityIsMaster() {
    assertThat(instance(PreemptMode.PREEMPT, "db1").initialState()).isEqualTo(InitialState.MASTER);
    assertThat(instance(PreemptMode.PREEMPT, "db2").initialState()).isEqualTo(InitialState.BACKUP);
    assertThat(instance(PreemptMode.PREEMPT, "db2").nopreempt()).isFalse();
  }

  @Test
  void oldKeepalivedIsAskedForNothingItLacks() {
    Pair pair = RenderedPairs.pair("10.0.0.100/24", PreemptMode.NOPREEMPT, true, 3);
    String old = new Mode(pair, null).text(pair.first(), new KeepalivedVersion(2, 0, 20));
    assertThat(old)
        .doesNotContain("reload_check_config", "unicast_fault_no_peer", "track_file", "startup");
  }

  @Test
  void unicastWithoutAnAddressIsRefused() {
    Pair pair = RenderedPairs.pair("10.0.0.100/24", PreemptMode.NOPREEMPT, true, 3);
    Circumstances given = new Circumstances(Map.of(), NodePaths.of(pair), null, null);
    assertThatThrownBy(() -> PairConfigurations.wanted(pair, pair.first(), given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host names");
  }

  @Test
  void passwordIsForVersion2Only() {
    Pair pair = RenderedPairs.pair("10.0.0.100/24", PreemptMode.NOPREEMPT, true, 3);
    assertThat(new Mode(pair, Secret.of("secret")).text(pair.first(), null)).doesNotContain("auth");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void linterIsSilentAboutARenderedPair(Mode mode) {
    List<LintedNode> nodes = mode.pair().nodes().stream().map(node -> linted(mode, node)).toList();
    assertThat(Linter.lint(new LintedPair(nodes, mode.pair().writePolicy()))).isEmpty();
  }

  private static LintedNode linted(Mode mode, Node node) {
    Sources sources = Sources.of(node.name(), mode.text(node, RenderedPairs.V2_3_4));
    return new LintedNode(
        node.name(), ConfigurationParser.parse(sources, node.name()), HostFacts.NONE);
  }
}
