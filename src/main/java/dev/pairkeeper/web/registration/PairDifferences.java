package dev.pairkeeper.web.registration;

import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.Secret;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells what was changed of a pair, setting by setting; of secrets only that they were given. */
public final class PairDifferences {

  private record Setting<T>(String name, boolean keepalived, Function<T, @Nullable Object> value) {

    boolean differs(T before, T after) {
      return !Objects.equals(value.apply(before), value.apply(after));
    }

    String tell(String prefix, T before, T after) {
      return "%s%s: %s → %s".formatted(prefix, name, value.apply(before), value.apply(after));
    }
  }

  private static final List<Setting<Pair>> OF_PAIR =
      List.of(
          new Setting<>("name", false, Pair::name),
          new Setting<>("vip", true, Pair::vip),
          new Setting<>("virtualRouterId", true, Pair::virtualRouterId),
          new Setting<>("vrrpVersion", true, Pair::vrrpVersion),
          new Setting<>(
              "advertIntervalSeconds", true, pair -> pair.advertInterval().toMillis() / 1000.0),
          new Setting<>("preemptMode", true, Pair::preemptMode),
          new Setting<>("unicast", true, Pair::unicast),
          new Setting<>(
              "witnesses",
              true,
              pair -> pair.witnesses().stream().map(InetAddress::getHostAddress).toList()),
          new Setting<>("writePolicy", false, Pair::writePolicy),
          new Setting<>("maxLagSeconds", false, pair -> pair.maxLag().toSeconds()),
          new Setting<>("replicationUser", false, Pair::replicationUser),
          new Setting<>("tags", false, Pair::tags));

  private static final List<Setting<Node>> OF_NODE =
      List.of(
          new Setting<>("name", false, Node::name),
          new Setting<>("host", true, Node::host),
          new Setting<>("interface", true, Node::networkInterface),
          new Setting<>("priority", true, node -> node.priority().value()),
          new Setting<>("mayOwn", false, Node::mayOwn),
          new Setting<>("mysql.port", false, node -> node.mysql().port()),
          new Setting<>("mysql.user", false, node -> node.mysql().user()),
          new Setting<>("mysql.socket", false, node -> node.mysql().socket()),
          new Setting<>("mysql.configFile", false, node -> node.mysql().configFile()),
          new Setting<>("mysql.serviceName", false, node -> node.mysql().serviceName()),
          new Setting<>("ssh.port", false, node -> node.ssh().port()),
          new Setting<>("ssh.user", false, node -> node.ssh().user()),
          new Setting<>("ssh.sudo", false, node -> node.ssh().sudo()),
          new Setting<>("ssh.hostKey", false, node -> node.ssh().hostKey()));

  private PairDifferences() {}

  /** Whether keepalived.conf, or what the scripts beside it are told, would be another one. */
  public static boolean concernKeepalived(Pair before, Pair after, PairSpec spec) {
    return spec.vrrpPassword() != null
        || OF_PAIR.stream().anyMatch(one -> one.keepalived() && one.differs(before, after))
        || OF_NODE.stream()
            .filter(Setting::keepalived)
            .anyMatch(one ->
                one.differs(before.first(), after.first())
                    || one.differs(before.second(), after.second()));
  }

  /**
   * One text each.
   *
   * @param spec what was asked for, which tells the secrets that were given
   */
  static List<String> between(Pair before, Pair after, PairSpec spec) {
    List<String> told = new ArrayList<>();
    for (Setting<Pair> setting : OF_PAIR) {
      if (setting.differs(before, after)) {
        told.add(setting.tell("", before, after));
      }
    }
    given(told, "vrrpPassword", spec.vrrpPassword());
    given(told, "replicationPassword", spec.replicationPassword());
    for (int i = 0; i < after.nodes().size(); i++) {
      nodes(told, before.nodes().get(i), after.nodes().get(i));
    }
    for (NodeSpec node : Objects.requireNonNullElse(spec.nodes(), List.<NodeSpec>of())) {
      secrets(told, node);
    }
    return told;
  }

  private static void nodes(List<String> told, Node before, Node after) {
    for (Setting<Node> setting : OF_NODE) {
      if (setting.differs(before, after)) {
        told.add(setting.tell(before.name() + " ", before, after));
      }
    }
  }

  private static void secrets(List<String> told, NodeSpec node) {
    String of = node.name() + " ";
    if (node.mysql() != null) {
      given(told, of + "mysql.password", node.mysql().password());
    }
    if (node.ssh() != null) {
      given(told, of + "ssh.privateKey", node.ssh().privateKey());
      given(told, of + "ssh.privateKeyPassphrase", node.ssh().privateKeyPassphrase());
      given(told, of + "ssh.password", node.ssh().password());
    }
    if (node.fenceCommand() != null) {
      String what = node.fenceCommand().isEmpty() ? "removed" : "given anew";
      told.add("%sfenceCommand: %s".formatted(of, what));
    }
  }

  private static void given(List<String> told, String name, @Nullable Secret secret) {
    if (secret != null) {
      told.add(name + ": given anew");
    }
  }
}
