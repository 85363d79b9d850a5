package dev.pairkeeper.web.configuration;

import dev.pairkeeper.keepalived.ConfigurationComparison;
import dev.pairkeeper.keepalived.SecretMask;
import dev.pairkeeper.keepalived.lint.Finding;
import dev.pairkeeper.monitor.ConfigurationWatch;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.registry.ConfigurationBase;
import dev.pairkeeper.topology.ConfigurationDrift;
import dev.pairkeeper.topology.HostTraits;
import dev.pairkeeper.topology.NodeConfiguration;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PairSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what can be shown of the files of a pair's nodes. */
@Component
public class ConfigurationViews {

  private final ConfigurationWatch watch;

  ConfigurationViews(ConfigurationWatch watch) {
    this.watch = watch;
  }

  /** Of each node, in the order of their registration. */
  public List<ConfigurationView> of(PairStatus status) {
    PairSnapshot pair = status.snapshot();
    List<Finding> actual = PairLint.of(pair, node -> reading(pair, node));
    List<Finding> wanted = PairLint.of(pair, node -> wanted(pair, node));
    SecretMask mask = mask(pair);
    return pair.nodes().stream()
        .map(node -> view(pair, node, mask, about(node, actual, mask), about(node, wanted, mask)))
        .toList();
  }

  private ConfigurationView view(
      PairSnapshot pair,
      NodeSnapshot node,
      SecretMask mask,
      List<FindingView> now,
      List<FindingView> then) {
    @Nullable ConfigurationBase base = base(pair, node).orElse(null);
    @Nullable NodeConfiguration reading = reading(pair, node).orElse(null);
    @Nullable List<FileView> files =
        node.host()
            .answer()
            .map(host ->
                new MaskedFiles(
                        host.files(), reading, base == null ? null : base.configuration(), mask)
                    .views())
            .orElse(null);
    boolean comparable = base != null && reading != null;
    return new ConfigurationView(
        node.name(),
        files,
        files == null || base == null ? null : diff(files),
        Optional.ofNullable(node.drift()).map(ConfigurationDrift::since).orElse(null),
        base == null ? null : base.takenAt(),
        base == null ? null : base.takenBy(),
        now,
        comparable ? without(now, then) : List.of(),
        comparable ? without(then, now) : List.of());
  }

  private static List<FindingView> about(
      NodeSnapshot node, List<Finding> findings, SecretMask mask) {
    return findings.stream()
        .filter(finding -> finding.node().equals(node.name()))
        .map(finding -> FindingView.of(finding, mask))
        .toList();
  }

  private static List<FindingView> without(List<FindingView> some, List<FindingView> others) {
    return some.stream().filter(one -> others.stream().noneMatch(one::saysTheSameAs)).toList();
  }

  /** One for both nodes: what is a secret on one is none to show on the other. */
  private SecretMask mask(PairSnapshot pair) {
    return ConfigurationComparison.mask(
        pair.nodes().stream()
            .flatMap(node ->
                Stream.concat(
                    reading(pair, node).stream(),
                    base(pair, node).map(ConfigurationBase::configuration).stream()))
            .toList());
  }

  private static String diff(List<FileView> files) {
    return files.stream()
        .map(FileView::diff)
        .map(diff -> diff == null ? "" : diff)
        .collect(Collectors.joining());
  }

  private Optional<NodeConfiguration> reading(PairSnapshot pair, NodeSnapshot node) {
    return watch.configuration(pair.pair().name(), node.name());
  }

  /** What is wanted, judged on the host as it is now. */
  private Optional<NodeConfiguration> wanted(PairSnapshot pair, NodeSnapshot node) {
    HostTraits traits =
        reading(pair, node).map(NodeConfiguration::traits).orElse(HostTraits.UNTOLD);
    return base(pair, node).map(base -> base.configuration().on(traits));
  }

  private Optional<ConfigurationBase> base(PairSnapshot pair, NodeSnapshot node) {
    return watch.base(pair.pair().name(), node.name());
  }
}
