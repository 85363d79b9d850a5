package dev.pairkeeper.web.page.form;

import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.PairSpec.MysqlSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.registry.PairSpec.SshSpec;
import dev.pairkeeper.topology.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a proposed pair as the texts of its form; its secrets apart. */
final class SpecFormValues {

  private final Map<String, String> values = new HashMap<>();
  private final Map<String, Secret> secrets = new HashMap<>();

  SpecFormValues(PairSpec spec) {
    put("name", spec.name());
    put("vip", spec.vip());
    put("writePolicy", spec.writePolicy());
    put("maxLagSeconds", spec.maxLagSeconds());
    put("virtualRouterId", spec.virtualRouterId());
    put("vrrpVersion", spec.vrrpVersion());
    put(
        "advertIntervalSeconds",
        spec.advertIntervalSeconds() == null
            ? null
            : spec.advertIntervalSeconds().stripTrailingZeros().toPlainString());
    put("preemptMode", spec.preemptMode());
    put("unicast", spec.unicast());
    put("replicationUser", spec.replicationUser());
    keep("vrrpPassword", spec.vrrpPassword());
    keep("replicationPassword", spec.replicationPassword());
    List<NodeSpec> nodes = spec.nodes() == null ? List.of() : spec.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      node("nodes[%d].".formatted(i), nodes.get(i));
    }
  }

  /** Of all fields that are no secrets; empty where nothing was told. */
  Map<String, String> values() {
    return values;
  }

  /** What is known of secrets, by field. */
  Map<String, Secret> secrets() {
    return secrets;
  }

  private void node(String at, NodeSpec node) {
    put(at + "name", node.name());
    put(at + "host", node.host());
    put(at + "interface", node.networkInterface());
    put(at + "priority", node.priority());
    put(at + "mayOwn", node.mayOwn());
    if (node.mysql() != null) {
      mysql(at + "mysql.", node.mysql());
    }
    if (node.ssh() != null) {
      ssh(at + "ssh.", node.ssh());
    }
  }

  private void mysql(String at, MysqlSpec mysql) {
    put(at + "port", mysql.port());
    put(at + "user", mysql.user());
    put(at + "socket", mysql.socket());
    put(at + "configFile", mysql.configFile());
    put(at + "serviceName", mysql.serviceName());
    keep(at + "password", mysql.password());
  }

  private void ssh(String at, SshSpec ssh) {
    put(at + "port", ssh.port());
    put(at + "user", ssh.user());
    put(at + "sudo", ssh.sudo());
    put(at + "hostKey", ssh.hostKey());
    keep(at + "privateKey", ssh.privateKey());
    keep(at + "privateKeyPassphrase", ssh.privateKeyPassphrase());
    keep(at + "password", ssh.password());
  }

  private void put(String path, @Nullable Object value) {
    values.put(path, value == null ? "" : value.toString());
  }

  private void keep(String path, @Nullable Secret secret) {
    if (secret != null) {
      secrets.put(path, secret);
    }
  }
}
