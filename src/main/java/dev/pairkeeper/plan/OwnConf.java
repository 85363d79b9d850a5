package dev.pairkeeper.plan;

import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.render.KeepalivedConf;
import dev.pairkeeper.keepalived.render.KeepalivedVersion;
import dev.pairkeeper.keepalived.render.NodePaths;
import dev.pairkeeper.keepalived.render.PairConfigurations;
import dev.pairkeeper.keepalived.render.PairConfigurations.Circumstances;
import dev.pairkeeper.plan.SealedText.Language;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.Secret;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keepalived.conf that the panel itself writes for a node. */
final class OwnConf {

  /** Mode of the file, which may have a password in it. */
  static final String MODE = "600";

  /** Stands for the password until it is filled in; no other word of the file can be it. */
  private static final Secret STAND_IN = Secret.of("PKsecret");

  private static final String PASSWORD_LINE = "auth_pass ";

  private final Ground ground;
  private final Pair pair;

  /**
   * A file that is to be written.
   *
   * @param known the same with the password that stands in the file now
   */
  record Text(SealedText sealed, String known) {}

  OwnConf(Ground ground, Pair pair) {
    this.ground = ground;
    this.pair = pair;
  }

  /** The file for the node; refuses with the reason when it can't be written. */
  Optional<Text> text(PlanDraft draft, NodeConf conf) {
    String password =
        conf.instance().authentication("auth_pass").flatMap(Statement::value).orElse(null);
    try {
      String text = render(conf.node(), conf.facts(), password == null ? null : STAND_IN);
      return Optional.of(
          password == null
              ? new Text(SealedText.of(text), text)
              : new Text(sealed(text), render(conf.node(), conf.facts(), Secret.of(password))));
    } catch (IllegalArgumentException unwritable) {
      draft.refuse(
          "CONFIG_UNWRITABLE", String.valueOf(unwritable.getMessage()), "Change the pair first.");
      return Optional.empty();
    }
  }

  private String render(Node node, HostFacts facts, @Nullable Secret password) {
    String version = facts.keepalivedVersion();
    return KeepalivedConf.render(
        PairConfigurations.wanted(
            pair,
            node,
            new Circumstances(
                addresses(),
                NodePaths.of(pair),
                version == null ? null : KeepalivedVersion.parse(version).orElse(null),
                password)),
        pair.name(),
        node.name());
  }

  private Map<String, InetAddress> addresses() {
    Map<String, InetAddress> addresses = new HashMap<>();
    ground
        .hosts()
        .forEach((node, facts) ->
            Optional.ofNullable(facts.address())
                .ifPresent(address -> addresses.put(node, InetAddress.ofLiteral(address))));
    return addresses;
  }

  private static SealedText sealed(String text) {
    String line = PASSWORD_LINE + STAND_IN.reveal() + "\n";
    int at = text.indexOf(line);
    if (at < 0) {
      return SealedText.of(text);
    }
    int end = at + line.length() - 1;
    return SealedText.of(text.substring(0, at + PASSWORD_LINE.length()))
        .then(SecretName.VRRP_PASSWORD, Language.KEEPALIVED)
        .then(text.substring(end));
  }
}
