package dev.pairkeeper.plan;

import dev.pairkeeper.keepalived.conf.AddressDeclaration;
import dev.pairkeeper.keepalived.conf.ConfigurationEdit;
import dev.pairkeeper.keepalived.conf.Declared;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock;
import dev.pairkeeper.keepalived.conf.Word;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PreemptMode;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compares what a vrrp_instance says with what is registered. */
final class InstanceWishes {

  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

  private final VrrpInstanceBlock instance;
  private final List<Wish> wishes = new ArrayList<>();

  private InstanceWishes(VrrpInstanceBlock instance) {
    this.instance = instance;
  }

  /**
   * What is to change so that the pair preempts or does not. keepalived drops nopreempt from a
   * MASTER, and preempt_delay together with it (vrrp.c, vrrp_complete_instance()); without it the
   * higher priority takes the VIP whatever the initial state.
   */
  static List<Wish> preempt(VrrpInstanceBlock instance, PreemptMode mode) {
    InstanceWishes wishes = new InstanceWishes(instance);
    wishes.preempt(mode);
    return List.copyOf(wishes.wishes);
  }

  /**
   * What is to change so that the instance says all that is registered.
   *
   * @param own address of the node for unicast; null when it is not known
   * @param peer of its peer
   */
  static List<Wish> all(
      Declared declared,
      VrrpInstanceBlock instance,
      Pair pair,
      Node node,
      @Nullable String own,
      @Nullable String peer) {
    InstanceWishes wishes = new InstanceWishes(instance);
    wishes.preempt(pair.preemptMode());
    wishes.number(
        "virtual_router_id", instance.virtualRouterId().orElse(-1), pair.virtualRouterId(), true);
    wishes.number("priority", instance.priority(), node.priority().value(), false);
    wishes.interval(pair);
    wishes.vip(pair);
    wishes.unicast(pair, own, peer);
    wishes.byHand(
        declared.version(instance) != pair.vrrpVersion(),
        "version",
        "vrrp_version %d in global_defs".formatted(pair.vrrpVersion()));
    wishes.byHand(
        !instance.networkInterface().orElse("").equals(node.networkInterface()),
        "interface",
        "interface " + node.networkInterface());
    return List.copyOf(wishes.wishes);
  }

  private void preempt(PreemptMode mode) {
    if (mode == PreemptMode.PREEMPT) {
      instance
          .statement()
          .all("nopreempt")
          .forEach(line -> wish("nopreempt", false, "no nopreempt", edit -> edit.remove(line)));
      return;
    }
    instance
        .setting("state")
        .filter(line -> !instance.state().equals("BACKUP"))
        .ifPresent(line -> value(line, "state", "BACKUP", false));
    if (!instance.has("nopreempt")) {
      instance
          .statement()
          .all("nopreempt")
          .forEach(off -> wish("nopreempt", false, "no 'nopreempt off'", edit -> edit.remove(off)));
      added("nopreempt", "nopreempt", false);
    }
    instance
        .statement()
        .all("preempt_delay")
        .forEach(
            line -> wish("preempt_delay", false, "no preempt_delay", edit -> edit.remove(line)));
  }

  private void number(String keyword, int now, int wanted, boolean mustAgree) {
    if (now != wanted) {
      set(keyword, Integer.toString(wanted), mustAgree);
    }
  }

  private void interval(Pair pair) {
    BigDecimal wanted =
        BigDecimal.valueOf(pair.advertInterval().toNanos()).divide(NANOS).stripTrailingZeros();
    if (instance.advertIntervalSeconds().compareTo(wanted) != 0) {
      set("advert_int", wanted.toPlainString(), true);
    }
  }

  private void vip(Pair pair) {
    List<AddressDeclaration> all = instance.addresses();
    boolean there =
        all.stream()
            .anyMatch(each ->
                pair.vip().isWrittenAs(each.address())
                    && each.prefix().orElse(-1) == pair.vip().prefixLength());
    if (there) {
      return;
    }
    String wanted = pair.vip().toString();
    List<AddressDeclaration> candidates =
        all.stream().filter(each -> pair.vip().isWrittenAs(each.address())).toList();
    List<AddressDeclaration> place = candidates.isEmpty() ? all : candidates;
    boolean clear = place.size() == 1 && !place.getFirst().statement().words().isEmpty();
    wish(
        "virtual_ipaddress",
        true,
        "virtual_ipaddress { %s }".formatted(wanted),
        clear
            ? edit -> edit.replace(place.getFirst().statement().words().getFirst(), wanted)
            : null);
  }

  private void unicast(Pair pair, @Nullable String own, @Nullable String peer) {
    List<Word> peers = instance.unicastPeers();
    boolean differs = pair.unicast() == peers.isEmpty();
    byHand(
        differs,
        "unicast",
        pair.unicast()
            ? "unicast_src_ip and unicast_peer { } with the nodes' addresses"
            : "no unicast_peer, as the pair is registered with multicast");
    if (differs || !pair.unicast()) {
      return;
    }
    if (peer != null && peers.stream().noneMatch(word -> isWrittenAs(peer, word.text()))) {
      wish(
          "unicast_peer",
          true,
          "unicast_peer { %s }".formatted(peer),
          peers.size() == 1 ? edit -> edit.replace(peers.getFirst(), peer) : null);
    }
    Optional<String> source = instance.setting("unicast_src_ip").flatMap(Statement::value);
    if (own != null && source.filter(text -> !isWrittenAs(own, text)).isPresent()) {
      set("unicast_src_ip", own, true);
    }
  }

  private static boolean isWrittenAs(String address, String text) {
    try {
      return InetAddress.ofLiteral(address).equals(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException aName) {
      return false;
    }
  }

  private void set(String keyword, String wanted, boolean mustAgree) {
    instance
        .setting(keyword)
        .ifPresentOrElse(
            line -> value(line, keyword, wanted, mustAgree),
            () -> added(keyword, keyword + " " + wanted, mustAgree));
  }

  private void value(Statement line, String keyword, String wanted, boolean mustAgree) {
    List<Word> arguments = line.arguments();
    wish(
        keyword,
        mustAgree,
        keyword + " " + wanted,
        arguments.isEmpty() ? null : edit -> edit.replace(arguments.getFirst(), wanted));
  }

  /** Behind the first plain line of the instance, or behind its state. */
  private void added(String keyword, String line, boolean mustAgree) {
    Optional<Statement> anchor =
        instance
            .setting("state")
            .or(() ->
                instance.statement().statements().stream()
                    .filter(each -> each.block() == null)
                    .findFirst());
    wish(
        keyword,
        mustAgree,
        line,
        anchor
            .<Consumer<ConfigurationEdit>>map(place -> edit -> edit.insertBehind(place, line))
            .orElse(null));
  }

  private void byHand(boolean differs, String keyword, String what) {
    if (differs) {
      wish(keyword, true, what, null);
    }
  }

  private void wish(
      String keyword,
      boolean mustAgree,
      String byHand,
      @Nullable Consumer<ConfigurationEdit> edit) {
    wishes.add(new Wish(keyword, mustAgree, byHand, edit));
  }
}
