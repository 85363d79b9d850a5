package dev.pairkeeper.browser;

import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.topology.Secret;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The form of a pair, filled in as a DBA does who knows the pair. */
final class PairForm {

  private PairForm() {}

  static void fillIn(Browser browser, PairSpec spec) {
    browser.type("name", text(spec.name()));
    browser.type("vip", text(spec.vip()));
    browser.type("virtualRouterId", text(spec.virtualRouterId()));
    browser.choose("vrrpVersion", text(spec.vrrpVersion()));
    browser.type("advertIntervalSeconds", text(spec.advertIntervalSeconds()));
    List<NodeSpec> nodes = Objects.requireNonNull(spec.nodes());
    fillIn(browser, "nodes[0].", nodes.getFirst());
    fillIn(browser, "nodes[1].", nodes.getLast());
  }

  private static void fillIn(Browser browser, String prefix, NodeSpec node) {
    browser.type(prefix + "name", text(node.name()));
    browser.type(prefix + "host", text(node.host()));
    browser.type(prefix + "priority", text(node.priority()));
    var mysql = Objects.requireNonNull(node.mysql());
    var ssh = Objects.requireNonNull(node.ssh());
    browser.type(prefix + "mysql.password", secret(mysql.password()));
    browser.type(prefix + "ssh.privateKey", secret(ssh.privateKey()));
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(Objects.requireNonNull(value));
  }

  private static String secret(@Nullable Secret value) {
    return Objects.requireNonNull(value).reveal();
  }
}
