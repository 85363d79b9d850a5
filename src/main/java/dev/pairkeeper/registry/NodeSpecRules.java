package dev.pairkeeper.registry;

import dev.pairkeeper.registry.PairSpec.MysqlSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.registry.PairSpec.SshSpec;
import dev.pairkeeper.topology.Secret;
import java.net.InetAddress;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every rule that a node must keep by itself. */
final class NodeSpecRules {

  /** IFNAMSIZ of Linux less its NUL. */
  private static final int LONGEST_INTERFACE = 15;

  private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

  /** {@code sun_path} of unix(7) less its NUL. */
  private static final int LONGEST_SOCKET = 107;

  private static final int LONGEST_PATH = 255;
  private static final Pattern ABSOLUTE_PATH = Pattern.compile("/[^\\p{Cntrl}]*");
  private static final int LONGEST_SERVICE = 128;

  /** A unit's name without its escapes (systemd.unit(5)). */
  private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9:_.@-]*");

  private static final int LONGEST_PASSWORD = 1024;
  private static final int LONGEST_COMMAND = 4000;

  private NodeSpecRules() {}

  static void check(NodeSpec node, Set<String> stored, FieldRules fields) {
    fields.required("name", node.name());
    fields.text(
        "name",
        node.name(),
        PairSpecRules.LONGEST_NAME,
        PairSpecRules.NAME,
        PairSpecRules.NAME_WANTED);
    checkHost(node.host(), fields);
    fields.required("interface", node.networkInterface());
    fields.text(
        "interface",
        node.networkInterface(),
        LONGEST_INTERFACE,
        INTERFACE,
        "the name of a network interface such as eth0");
    fields.required("priority", node.priority());
    fields.number("priority", node.priority(), 1, 254);
    checkFenceCommand(node.fenceCommand(), fields);
    if (node.mysql() != null) {
      checkMysql(node.mysql(), stored, fields);
    }
    if (node.ssh() != null) {
      checkSsh(node.ssh(), fields.below("ssh"));
      SshCredentialRules.check(node.ssh(), stored, fields);
    }
  }

  private static void checkHost(@Nullable String host, FieldRules fields) {
    fields.required("host", host);
    if (host == null || fields.tooLong("host", host, HostNames.LONGEST)) {
      return;
    }
    if (!HostNames.isHost(host)) {
      fields.refuse("host", "Must be a host name or an address such as 10.0.0.11, without a port.");
    }
    if (HostNames.literal(host)
        .filter(address -> address.isAnyLocalAddress() || address.isMulticastAddress())
        .map(InetAddress::getHostAddress)
        .isPresent()) {
      fields.refuse("host", "Must be an address of one host, not unspecified or multicast.");
    }
  }

  private static void checkFenceCommand(@Nullable Secret command, FieldRules fields) {
    String field = SecretField.FENCE_COMMAND.path();
    if (command == null || command.isEmpty()) {
      return;
    }
    String text = command.reveal();
    if (fields.tooLong(field, text, LONGEST_COMMAND)) {
      return;
    }
    if (text.isBlank()) {
      fields.refuse(field, "Must be a shell command; an empty text removes the stored one.");
    } else if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
      fields.refuse(
          field, "Must be a shell command without control characters but line ends and tabs.");
    }
  }

  private static void checkMysql(MysqlSpec mysql, Set<String> stored, FieldRules fields) {
    FieldRules ofMysql = fields.below("mysql");
    ofMysql.number("port", mysql.port(), 1, 65_535);
    ofMysql.required("user", mysql.user());
    ofMysql.text("user", mysql.user(), PairSpecRules.LONGEST_USER);
    String absolute = "an absolute path such as /run/mysqld/mysqld.sock";
    ofMysql.text("socket", mysql.socket(), LONGEST_SOCKET, ABSOLUTE_PATH, absolute);
    ofMysql.text(
        "configFile",
        mysql.configFile(),
        LONGEST_PATH,
        ABSOLUTE_PATH,
        "an absolute path such as /etc/mysql/my.cnf");
    ofMysql.text(
        "serviceName",
        mysql.serviceName(),
        LONGEST_SERVICE,
        SERVICE,
        "the name of a unit such as mysql or mariadb@one");
    fields.secret(SecretField.MYSQL_PASSWORD, mysql.password(), LONGEST_PASSWORD);
    String password = SecretField.MYSQL_PASSWORD.path();
    if (mysql.password() == null && !stored.contains(fields.pathOf(password))) {
      fields.refuse(
          password, "Must be given; an empty text stands for an account without a password.");
    }
  }

  private static void checkSsh(SshSpec ssh, FieldRules fields) {
    fields.number("port", ssh.port(), 1, 65_535);
    fields.required("user", ssh.user());
    fields.text("user", ssh.user(), 64);
    HostKeyRules.check(ssh.hostKey(), fields);
  }
}
