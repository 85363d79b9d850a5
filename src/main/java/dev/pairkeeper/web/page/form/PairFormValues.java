package dev.pairkeeper.web.page.form;

import dev.pairkeeper.topology.MysqlEndpoint;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.SshEndpoint;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a stored pair as the texts of its form. */
final class PairFormValues {

  private final Map<String, String> values = new HashMap<>();
  private final String prefix;

  private PairFormValues(String prefix) {
    this.prefix = prefix;
  }

  static Map<String, String> of(Pair pair) {
    Map<String, String> all = new HashMap<>(new PairFormValues("").pair(pair));
    all.putAll(new PairFormValues("nodes[0].").node(pair.first()));
    all.putAll(new PairFormValues("nodes[1].").node(pair.second()));
    return all;
  }

  private Map<String, String> pair(Pair pair) {
    put("name", pair.name());
    put("vip", pair.vip());
    put("writePolicy", pair.writePolicy());
    put("maxLagSeconds", pair.maxLag().toSeconds());
    put("tags", String.join(", ", pair.tags()));
    put("witnesses", addresses(pair.witnesses()));
    put("virtualRouterId", pair.virtualRouterId());
    put("vrrpVersion", pair.vrrpVersion());
    put("advertIntervalSeconds", seconds(pair.advertInterval().toMillis()));
    put("preemptMode", pair.preemptMode());
    put("unicast", pair.unicast());
    put("replicationUser", pair.replicationUser());
    return values;
  }

  private Map<String, String> node(Node node) {
    put("name", node.name());
    put("host", node.host());
    put("interface", node.networkInterface());
    put("priority", node.priority().value());
    put("mayOwn", node.mayOwn());
    mysql(node.mysql());
    ssh(node.ssh());
    return values;
  }

  private void mysql(MysqlEndpoint mysql) {
    put("mysql.port", mysql.port());
    put("mysql.user", mysql.user());
    put("mysql.socket", mysql.socket());
    put("mysql.configFile", mysql.configFile());
    put("mysql.serviceName", mysql.serviceName());
  }

  private void ssh(SshEndpoint ssh) {
    put("ssh.port", ssh.port());
    put("ssh.user", ssh.user());
    put("ssh.sudo", ssh.sudo());
    put("ssh.hostKey", ssh.hostKey());
  }

  private void put(String path, @Nullable Object value) {
    values.put(prefix + path, value == null ? "" : value.toString());
  }

  private static String addresses(List<InetAddress> addresses) {
    return addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
  }

  private static String seconds(long millis) {
    return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
  }
}
