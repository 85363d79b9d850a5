package dev.pairkeeper.discovery;

import dev.pairkeeper.discovery.Proposal.Choice;
import dev.pairkeeper.discovery.Proposal.Option;
import dev.pairkeeper.discovery.ProposalDraft.Gap;
import dev.pairkeeper.discovery.VrrpReading.Vip;
import dev.pairkeeper.topology.InterfaceAddress;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.Secret;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pair's settings that stand in keepalived.conf. */
final class VrrpProposal {

  private final List<NodeFacts> nodes;
  private final Labels labels;
  private final InstanceChoice choice;
  private final @Nullable InetAddress wanted;
  private final ProposalDraft draft;

  VrrpProposal(
      List<NodeFacts> nodes,
      Labels labels,
      InstanceChoice choice,
      @Nullable InetAddress wanted,
      ProposalDraft draft) {
    this.nodes = nodes;
    this.labels = labels;
    this.choice = choice;
    this.wanted = wanted;
    this.draft = draft;
  }

  /** Address and prefix. The kernel's prefix counts where the file has none. */
  @Nullable String vip() {
    askWhich();
    Optional<Told<Vip>> vip = choice.vip(wanted);
    if (vip.isEmpty()) {
      draft.leave("vip", gap());
      return null;
    }
    warnOfFurther(vip.get().value());
    InetAddress address = vip.get().value().address();
    Optional<Integer> written = vip.get().value().prefix();
    if (written.isPresent()) {
      return draft.take(
          "vip", leader(), vip.get().as(_ -> address.getHostAddress() + "/" + written.get()));
    }
    return withoutPrefix(vip.get(), address);
  }

  @Nullable Integer virtualRouterId() {
    return both("virtualRouterId", VrrpReading::virtualRouterId);
  }

  @Nullable Integer version() {
    return both("vrrpVersion", reading -> Optional.of(reading.version()));
  }

  @Nullable BigDecimal advertInterval() {
    return both("advertIntervalSeconds", reading -> Optional.of(reading.advertInterval()));
  }

  @Nullable Boolean unicast() {
    return both("unicast", reading -> Optional.of(reading.unicast()));
  }

  @Nullable PreemptMode preemptMode() {
    for (NodeFacts node : nodes) {
      VrrpReading reading = choice.of(node);
      if (reading != null && reading.nopreemptIsIgnored()) {
        draft.warn(
            "%s has nopreempt with state MASTER; keepalived ignores it there, so it preempts."
                .formatted(labels.of(node)));
      }
    }
    Optional<Told<PreemptMode>> mode = Preempting.of(choice.first(), choice.second());
    return draft.takeOr(
        "preemptMode",
        deciding(),
        mode,
        choice.leading().isEmpty()
            ? gap()
            : new Gap(
                "It depends on nopreempt and priority of both nodes, which are not known or equal.",
                "Choose what the node with the higher priority does when it recovers."));
  }

  /** Carried along, but never shown; only version 2 uses it (RFC 9568, section 9). */
  @Nullable Secret password() {
    boolean version2 =
        choice.leading().filter(reading -> reading.version().value() == 2).isPresent();
    return version2 && choice.leading().flatMap(VrrpReading::password).isPresent()
        ? both("vrrpPassword", VrrpReading::password)
        : null;
  }

  private <T> @Nullable T both(String field, Function<VrrpReading, Optional<Told<T>>> reading) {
    Optional<Told<T>> ofFirst = Optional.ofNullable(choice.first()).flatMap(reading);
    Optional<Told<T>> ofSecond = Optional.ofNullable(choice.second()).flatMap(reading);
    if (ofFirst.isPresent() && ofSecond.isPresent()) {
      warnOfDifference(field, ofFirst.get().value(), ofSecond.get().value());
    }
    boolean fromFirst = ofFirst.isPresent();
    return draft.takeOr(
        field, labels.of(nodes.get(fromFirst ? 0 : 1)), fromFirst ? ofFirst : ofSecond, gap());
  }

  private void warnOfDifference(String field, Object first, Object second) {
    if (!first.equals(second)) {
      boolean secret = first instanceof Secret;
      draft.warn(
          ("%s differs: %s, so the two do not take each other's adverts. Make them equal; proposed"
                  + " is what %s has.")
              .formatted(
                  field,
                  secret
                      ? "one password on %s, another on %s"
                          .formatted(labels.labels().getFirst(), labels.labels().getLast())
                      : "%s on %s, %s on %s"
                          .formatted(
                              first, labels.labels().getFirst(), second, labels.labels().getLast()),
                  labels.labels().getFirst()));
    }
  }

  private String withoutPrefix(Told<Vip> vip, InetAddress address) {
    for (NodeFacts node : nodes) {
      Optional<InterfaceAddress> live =
          node.host() == null
              ? Optional.empty()
              : node.host().facts().addresses().stream()
                  .filter(own -> own.address().equals(address))
                  .findFirst();
      if (live.isPresent()) {
        String text = address.getHostAddress() + "/" + live.get().prefixLength();
        return draft.take("vip", text, labels.of(node) + ": ip addr");
      }
    }
    int whole = address.getAddress().length * 8;
    draft.warn(
        "%s gives the VIP no prefix, so keepalived sets it as /%d.".formatted(vip.place(), whole));
    return draft.take(
        "vip",
        leader(),
        new Told<>(
            address.getHostAddress() + "/" + whole,
            vip.place() + ", and keepalived's default for the prefix"));
  }

  private void warnOfFurther(Vip chosen) {
    String others =
        choice.leading().stream()
            .flatMap(reading -> reading.vips().stream())
            .map(vip -> vip.value().address())
            .filter(address -> !address.equals(chosen.address()))
            .map(InetAddress::getHostAddress)
            .distinct()
            .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      draft.warn(
          "The same VRRP instance also keeps %s. Only one address can be registered; name another"
                  .formatted(others)
              + " as vip in the request to take that one.");
    }
  }

  private void askWhich() {
    if (choice.among().isEmpty()) {
      return;
    }
    List<Option> options =
        choice.among().stream()
            .filter(reading -> !reading.vips().isEmpty())
            .map(reading ->
                new Option(
                    reading.vips().getFirst().value().address().getHostAddress(),
                    "vrrp_instance %s, %s".formatted(Shown.text(reading.name()), reading.place())))
            .toList();
    draft.ask(new Choice("vip", "Which of these addresses is the one of this pair?", options));
  }

  private Gap gap() {
    if (!choice.among().isEmpty()) {
      return new Gap(
          "keepalived keeps several addresses there, and nothing tells which is this pair's.",
          "Name the VIP and discover again.");
    }
    NodeFacts first = nodes.getFirst();
    if (wanted != null && !first.instances().isEmpty()) {
      return new Gap(
          "No vrrp_instance on %s keeps %s.".formatted(labels.of(first), wanted.getHostAddress()),
          "Name a VIP that keepalived has, or none, and discover again.");
    }
    return Gaps.vrrp(first, labels.of(first));
  }

  private String leader() {
    return labels.of(nodes.get(choice.first() == null && choice.second() != null ? 1 : 0));
  }

  /** Both files may have the same path; the priorities tell whose line decided. */
  private String deciding() {
    boolean ofSecond =
        choice.first() != null
            && choice.second() != null
            && choice.second().priority().value() > choice.first().priority().value();
    return ofSecond ? labels.labels().getLast() : leader();
  }
}
