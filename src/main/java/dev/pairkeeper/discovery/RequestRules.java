package dev.pairkeeper.discovery;

import dev.pairkeeper.registry.PairSpec.MysqlSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.registry.PairSpec.SshSpec;
import dev.pairkeeper.registry.Violation;
import dev.pairkeeper.topology.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request needs before any host is asked. */
final class RequestRules {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_.:-]{1,253}");
  private static final int LONGEST_USER = 80;

  private final List<Violation> violations = new ArrayList<>();

  private RequestRules() {}

  static List<Violation> check(DiscoveryRequest request) {
    var rules = new RequestRules();
    if (request.nodes().isEmpty() || request.nodes().size() > 2) {
      rules.refuse("nodes", "Must be one or two, were %d.".formatted(request.nodes().size()));
      return rules.violations;
    }
    for (int i = 0; i < request.nodes().size(); i++) {
      rules.check("nodes[%d].".formatted(i), request.nodes().get(i));
    }
    rules.checkVip(request.vip());
    if (request.nodes().size() == 2
        && String.valueOf(request.nodes().getFirst().host())
            .equalsIgnoreCase(request.nodes().getLast().host())) {
      rules.refuse("nodes[1].host", "Must differ from the other node's host.");
    }
    return List.copyOf(rules.violations);
  }

  private void check(String at, NodeSpec node) {
    if (isBlank(node.host())) {
      refuse(at + "host", "Must be given.");
    } else if (!HOST.matcher(String.valueOf(node.host())).matches()) {
      refuse(at + "host", "Must be a host name or an address.");
    }
    check(at + "mysql.", node.mysql());
    check(at + "ssh.", node.ssh());
  }

  private void check(String at, @Nullable MysqlSpec mysql) {
    checkUser(at + "user", mysql == null ? null : mysql.user());
    checkPort(at + "port", mysql == null ? null : mysql.port());
  }

  private void check(String at, @Nullable SshSpec ssh) {
    checkUser(at + "user", ssh == null ? null : ssh.user());
    checkPort(at + "port", ssh == null ? null : ssh.port());
    if (ssh == null || (isEmpty(ssh.privateKey()) && isEmpty(ssh.password()))) {
      refuse(at + "privateKey", "A private key or a password is needed.");
    }
  }

  private void checkUser(String field, @Nullable String user) {
    if (isBlank(user)) {
      refuse(field, "Must be given.");
    } else if (user != null && user.length() > LONGEST_USER) {
      refuse(field, "Must have at most %d characters.".formatted(LONGEST_USER));
    }
  }

  private void checkPort(String field, @Nullable Integer port) {
    if (port != null && (port < 1 || port > 65_535)) {
      refuse(field, "Must be between 1 and 65535, was %d.".formatted(port));
    }
  }

  private void checkVip(@Nullable String vip) {
    if (vip != null && LiveDiscovery.address(vip) == null) {
      refuse("vip", "Must be an address, with or without a prefix.");
    }
  }

  private void refuse(String field, String message) {
    violations.add(new Violation(field, message));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static boolean isEmpty(@Nullable Secret secret) {
    return secret == null || secret.isEmpty();
  }
}
