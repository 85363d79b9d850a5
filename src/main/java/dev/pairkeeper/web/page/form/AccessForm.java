package dev.pairkeeper.web.page.form;

import dev.pairkeeper.discovery.DiscoveryRequest;
import dev.pairkeeper.registry.PairSpec.MysqlSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.registry.PairSpec.SshSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the page that asks for access: what the second host leaves empty is as for the first. */
final class AccessForm {

  private static final String SECOND = "nodes[1].host";

  private final Map<String, String> sent;

  AccessForm(Map<String, String> sent) {
    this.sent = new HashMap<>(sent);
    sent.forEach((name, value) -> {
      if (name.startsWith(AccessView.CHOICE) && !value.isBlank()) {
        this.sent.put(name.substring(AccessView.CHOICE.length()), value);
      }
    });
  }

  PairForm form() {
    return PairForm.sent(sent);
  }

  PairFormReader reader() {
    return new PairFormReader(form());
  }

  /** Only to be asked when every number is one. */
  DiscoveryRequest request() {
    List<NodeSpec> nodes = Objects.requireNonNull(reader().spec().nodes());
    String vip = sent.getOrDefault("vip", "").strip();
    return new DiscoveryRequest(
        sent.getOrDefault(SECOND, "").isBlank()
            ? List.of(nodes.getFirst())
            : List.of(nodes.getFirst(), second(nodes.getFirst(), nodes.getLast())),
        vip.isEmpty() ? null : vip);
  }

  private static NodeSpec second(NodeSpec first, NodeSpec second) {
    return new NodeSpec(
        null,
        second.host(),
        null,
        null,
        null,
        mysql(Objects.requireNonNull(first.mysql()), Objects.requireNonNull(second.mysql())),
        ssh(Objects.requireNonNull(first.ssh()), Objects.requireNonNull(second.ssh())));
  }

  private static MysqlSpec mysql(MysqlSpec first, MysqlSpec second) {
    boolean own = second.user() != null;
    return new MysqlSpec(
        second.port(),
        own ? second.user() : first.user(),
        own || second.password() != null ? second.password() : first.password(),
        null,
        null,
        null);
  }

  private static SshSpec ssh(SshSpec first, SshSpec second) {
    boolean credentials = second.privateKey() != null || second.password() != null;
    SshSpec by = credentials ? second : first;
    return new SshSpec(
        or(second.port(), first.port()),
        or(second.user(), first.user()),
        by.privateKey(),
        by.privateKeyPassphrase(),
        by.password(),
        second.user() == null ? first.sudo() : second.sudo(),
        null);
  }

  private static <T> @Nullable T or(@Nullable T value, @Nullable T other) {
    return value == null ? other : value;
  }
}
