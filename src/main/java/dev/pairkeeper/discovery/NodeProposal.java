package dev.pairkeeper.discovery;

import dev.pairkeeper.discovery.Proposal.Choice;
import dev.pairkeeper.discovery.Proposal.Option;
import dev.pairkeeper.discovery.ProposalDraft.Gap;
import dev.pairkeeper.registry.PairSpec.MysqlSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.registry.PairSpec.SshSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is proposed for one node. */
final class NodeProposal {

  static final String GIVEN = "as given";

  private final NodeFacts node;
  private final String label;
  private final Optional<String> name;
  private final @Nullable VrrpReading instance;
  private final Optional<Told<String>> vipDevice;
  private final Gap vrrpGap;
  private final ProposalDraft draft;

  NodeProposal(
      NodeFacts node,
      Labels labels,
      @Nullable VrrpReading instance,
      Optional<Told<String>> vipDevice,
      Gap vrrpGap,
      ProposalDraft draft) {
    this.node = node;
    this.label = labels.of(node);
    this.name = labels.name(node);
    this.instance = instance;
    this.vipDevice = vipDevice;
    this.vrrpGap = vrrpGap;
    this.draft = draft;
  }

  NodeSpec spec() {
    return new NodeSpec(
        name(),
        host(),
        networkInterface(),
        draft.takeOr(
            node.field("priority"),
            label,
            Optional.ofNullable(instance).map(VrrpReading::priority),
            vrrpGap),
        true,
        mysql(),
        ssh());
  }

  private @Nullable String name() {
    Gap gap =
        node.host() == null
            ? Gaps.hostUnread(node, label)
            : new Gap(
                "The host calls itself '%s', which is no name for a node or is also the other's."
                    .formatted(Shown.text(node.host().facts().hostName())),
                "Give it a name of lower-case letters, digits and hyphens.");
    return draft.takeOr(
        node.field("name"), label, name.map(text -> new Told<>(text, "host name")), gap);
  }

  private @Nullable String host() {
    String host = node.access().host();
    if (host == null) {
      draft.leave(node.field("host"), Gaps.hostUnread(node, label));
      return null;
    }
    return node.foundBy() == null
        ? draft.take(node.field("host"), label, new Told<>(host, GIVEN))
        : draft.take(node.field("host"), host, node.foundBy());
  }

  private @Nullable String networkInterface() {
    String field = node.field("interface");
    String given = node.access().networkInterface();
    if (given != null && !given.isBlank()) {
      return draft.take(field, given, GIVEN);
    }
    Optional<Told<String>> read =
        vipDevice.or(() -> Optional.ofNullable(instance).flatMap(VrrpReading::networkInterface));
    return draft.takeOr(field, label, read.map(told -> told.as(Shown::text)), vrrpGap);
  }

  private MysqlSpec mysql() {
    MysqlSpec access = node.access().mysql();
    return new MysqlSpec(
        port(),
        draft.takeOr(
            node.field("mysql.user"),
            label,
            Optional.ofNullable(access).map(MysqlSpec::user).map(NodeProposal::given),
            Gaps.serverUnread(node, label)),
        access == null ? null : access.password(),
        socket(),
        local("mysql.configFile", local -> local.configFile(), noConfigFile()),
        local("mysql.serviceName", local -> local.unit(), noUnit()));
  }

  private @Nullable Integer port() {
    String field = node.field("mysql.port");
    if (node.server() != null) {
      return draft.take(field, label, new Told<>(node.server().port(), "variable port"));
    }
    if (node.port() != null) {
      return draft.take(field, label, node.port());
    }
    if (node.servers().size() > 1) {
      ask(field);
    }
    draft.leave(field, node.servers().size() > 1 ? severalServers() : serverGap());
    return null;
  }

  private void ask(String field) {
    List<Option> options =
        node.servers().stream()
            .map(server -> new Option(server.port().value().toString(), server.port().place()))
            .toList();
    draft.ask(
        new Choice(
            field, "Which of the servers on %s serves this pair?".formatted(label), options));
  }

  private Gap severalServers() {
    return new Gap(
        "Several servers run on %s, and neither keepalived nor replication tells which is the"
                .formatted(label)
            + " pair's.",
        "Name the port and discover again.");
  }

  private Gap serverGap() {
    return Gaps.serverUnread(node, label);
  }

  private @Nullable String socket() {
    Gap gap =
        node.server() == null
            ? Gaps.serverUnread(node, label)
            : new Gap("The server has no socket.", "Leave it empty.");
    return draft.takeOr(
        node.field("mysql.socket"),
        label,
        Optional.ofNullable(node.server())
            .flatMap(server -> Optional.ofNullable(server.socket()))
            .map(socket -> new Told<>(Shown.text(socket), "variable socket")),
        gap);
  }

  private @Nullable String local(
      String field, Function<LocalServer, @Nullable Told<String>> part, Gap gap) {
    Optional<Told<String>> told =
        node.localServer().flatMap(local -> Optional.ofNullable(part.apply(local)));
    return draft.takeOr(
        node.field(field),
        label,
        told.map(text -> text.as(Shown::text)),
        node.host() == null ? Gaps.hostUnread(node, label) : gap);
  }

  private Gap noConfigFile() {
    return new Gap(
        "No process of the server was seen on %s, or none of its usual option files is there."
            .formatted(label),
        "Leave it empty to ask the server, or type the path.");
  }

  private Gap noUnit() {
    return new Gap(
        "The server of %s is run by no systemd unit of its own that the account can see."
            .formatted(label),
        "Leave it empty to try mysql, mysqld and mariadb, or type the unit's name.");
  }

  private SshSpec ssh() {
    SshSpec access = node.access().ssh();
    if (access == null) {
      draft.leave(node.field("ssh.user"), Gaps.hostUnread(node, label));
      return new SshSpec(null, null, null, null, null, null, null);
    }
    String hostKey = node.host() == null ? access.hostKey() : node.host().hostKey();
    return new SshSpec(
        draft.take(node.field("ssh.port"), label, sshPort(access)),
        draft.takeOr(
            node.field("ssh.user"),
            label,
            Optional.ofNullable(access.user()).map(NodeProposal::given),
            Gaps.hostUnread(node, label)),
        access.privateKey(),
        access.privateKeyPassphrase(),
        access.password(),
        Boolean.TRUE.equals(access.sudo()),
        hostKey == null
            ? null
            : draft.take(node.field("ssh.hostKey"), hostKey, label + ": key shown at log-in"));
  }

  private static Told<Integer> sshPort(SshSpec access) {
    return access.port() == null
        ? new Told<>(Access.SSH_PORT, "the default of SSH")
        : new Told<>(access.port(), GIVEN);
  }

  private static Told<String> given(String text) {
    return new Told<>(text, GIVEN);
  }
}
