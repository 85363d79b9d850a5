package dev.pairkeeper.web.page.pair;

import static dev.pairkeeper.web.page.pair.NodeDetails.line;

import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.InterfaceAddress;
import dev.pairkeeper.topology.ProbeFailure;
import dev.pairkeeper.topology.VrrpInstance;
import dev.pairkeeper.web.page.Durations;
import dev.pairkeeper.web.page.Moment;
import dev.pairkeeper.web.page.pair.NodeDetails.Line;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is shown of a node's host and its keepalived. */
final class HostFacts {

  static final List<Line> LINES =
      List.of(
          new Line(
              "details.ssh",
              node ->
                  line(
                      "%s@%s:%d"
                          .formatted(
                              node.node().ssh().user(),
                              node.node().host(),
                              node.node().ssh().port()))),
          new Line(
              "details.noAnswer",
              node -> line(node.host().failure().map(ProbeFailure::message).orElse(null))),
          told("details.mysqlService", seen -> line(seen.mysqlService())),
          told("details.keepalivedService", seen -> line(seen.keepalivedService())),
          told("details.keepalivedVersion", seen -> line(seen.keepalivedVersion())),
          vrrp("details.vrrpInstance", VrrpInstance::name),
          vrrp("details.vrrpState", VrrpInstance::state),
          vrrp("details.vrid", VrrpInstance::virtualRouterId),
          vrrp("details.priority", HostFacts::priorities),
          vrrp("details.vrrpVersion", VrrpInstance::version),
          vrrp(
              "details.advertInterval",
              instance ->
                  instance.advertInterval() == null
                      ? null
                      : Durations.text(instance.advertInterval())),
          vrrp(
              "details.lastTransition",
              instance ->
                  instance.lastTransitionAt() == null
                      ? null
                      : new Moment(instance.lastTransitionAt(), instance.lastTransitionAt()).utc()),
          vrrp(
              "details.adverts",
              instance ->
                  instance.advertsReceived() == null
                      ? null
                      : instance.advertsReceived() + " / " + instance.advertsSent()),
          vrrp("details.mismatches", VrrpInstance::mismatches),
          told(
              "details.addresses",
              seen -> seen.addresses().stream().map(HostFacts::address).toList()),
          told("details.files", seen -> seen.files().stream().map(HostFacts::file).toList()),
          told("details.hidden", HostSnapshot::hidden));

  private HostFacts() {}

  private static Line told(String label, Function<HostSnapshot, List<String>> reader) {
    return new Line(label, node -> node.host().answer().map(reader).orElse(List.of()));
  }

  private static Line vrrp(String label, Function<VrrpInstance, @Nullable Object> reader) {
    return new Line(
        label, node -> node.vrrp().map(seen -> line(reader.apply(seen))).orElse(List.of()));
  }

  private static @Nullable String priorities(VrrpInstance instance) {
    return instance.effectivePriority() == null
        ? null
        : instance.effectivePriority() + " / " + instance.basePriority();
  }

  private static String address(InterfaceAddress address) {
    return "%s %s/%d"
        .formatted(
            address.networkInterface(), address.address().getHostAddress(), address.prefixLength());
  }

  private static String file(FileFact file) {
    return "%s %s %s %.12s".formatted(file.path(), file.mode(), file.owner(), file.sha256());
  }
}
