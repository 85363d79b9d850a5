package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofInstance;

import dev.pairkeeper.keepalived.conf.Position;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.topology.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules about the interfaces that an instance names. */
final class InterfaceRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "interface-missing",
              Severity.CRITICAL,
              "The instance says no interface",
              "Without 'interface', and without unicast, keepalived refuses the whole VRRP part of"
                  + " the file with 'Unknown interface' (vrrp.c, chk_min_cfg).",
              "Name the interface that is connected to the VIP's network.",
              ofInstance(InterfaceRules::missing)),
          new LintRule(
              "interface-does-not-exist",
              Severity.CRITICAL,
              "An interface that the host does not have",
              "keepalived refuses the VRRP part of the file when the interface of an instance is"
                  + " not there, and leaves out a VIP whose 'dev' is not there, unless"
                  + " 'dynamic_interfaces' is set (vrrp_parser.c, vrrp_int_handler).",
              "Name an interface of this host; names may differ between the nodes.",
              ofInstance(InterfaceRules::doesNotExist)),
          new LintRule(
              "vrrp-on-another-interface",
              Severity.WARNING,
              "VRRP and the VIP are on different interfaces",
              "The adverts then say nothing of the network that applications use: when the"
                  + " interface of the adverts is cut, both nodes take the VIP although its network"
                  + " is well (keepalived issue 408).",
              "Run VRRP over the VIP's own interface.",
              ofInstance(InterfaceRules::otherInterface)));

  private record Named(String name, Position at) {}

  private InterfaceRules() {}

  private static Stream<Hit> missing(InstanceView view) {
    boolean unicast =
        Stream.of("unicast_peer", "unicast_src_ip")
            .anyMatch(keyword -> view.instance().setting(keyword).isPresent());
    return view.instance().networkInterface().isPresent() || unicast
        ? Stream.empty()
        : Stream.of(
            Hit.at(
                view.node(),
                view.instance().statement().at(),
                "%s names no interface: keepalived refuses the configuration, and %s never takes %s."
                    .formatted(view.label(), view.node().name(), view.vip())));
  }

  private static Stream<Hit> doesNotExist(InstanceView view) {
    Map<String, ?> there = view.node().host().addresses();
    if (there == null || view.node().declared().global("dynamic_interfaces").isPresent()) {
      return Stream.empty();
    }
    return named(view)
        .filter(named -> !there.containsKey(named.name()))
        .map(named ->
            Hit.at(
                    view.node(),
                    named.at(),
                    "%s names the interface %s, which %s does not have. It has %s."
                        .formatted(
                            view.label(),
                            named.name(),
                            view.node().name(),
                            String.join(", ", there.keySet().stream().sorted().toList())))
                .withEdit(ofTheVips(view, named)));
  }

  /** The one interface that is connected to the network of every VIP, in the place of another. */
  private static Optional<Edit> ofTheVips(InstanceView view, Named named) {
    List<String> connected =
        Optional.ofNullable(view.node().host().addresses()).orElse(Map.of()).entrySet().stream()
            .filter(entry -> !view.instance().addresses().isEmpty())
            .filter(entry ->
                view.instance().addresses().stream()
                    .allMatch(vip ->
                        entry.getValue().stream()
                            .anyMatch(one ->
                                IpText.inSameNetwork(vip.address(), one.address(), one.prefix()))))
            .map(Map.Entry::getKey)
            .toList();
    boolean tracked = !named.at().equals(view.placeOf("interface"));
    return connected.size() == 1 && !tracked
        ? LineEdits.in(view.node()).set(view, "interface", connected.getFirst())
        : Optional.empty();
  }

  private static Stream<Named> named(InstanceView view) {
    Stream<Named> own =
        view.instance().setting("interface").stream().flatMap(InterfaceRules::value);
    Stream<Named> devices =
        view.instance().addresses().stream()
            .flatMap(
                vip -> vip.device().map(name -> new Named(name, vip.statement().at())).stream());
    Stream<Named> tracked =
        view.instance()
            .statement()
            .all("track_interface")
            .flatMap(block -> block.statements().stream())
            .map(line -> new Named(line.keyword(), line.at()));
    return Stream.of(own, devices, tracked).flatMap(found -> found);
  }

  private static Stream<Named> value(Statement line) {
    return line.value().map(name -> new Named(name, line.at())).stream();
  }

  private static Stream<Hit> otherInterface(InstanceView view) {
    Optional<String> own = view.instance().networkInterface();
    if (own.isEmpty()) {
      return Stream.empty();
    }
    return view.instance().addresses().stream()
        .filter(vip -> vip.device().filter(device -> !device.equals(own.get())).isPresent())
        .map(vip ->
            Hit.at(
                view.node(),
                vip.statement().at(),
                ("%s sends its adverts over %s and has %s on %s: when %s is cut, both nodes take"
                        + " %s.")
                    .formatted(
                        view.label(),
                        own.get(),
                        vip.address(),
                        vip.device().orElseThrow(),
                        own.get(),
                        vip.address())));
  }
}
