package dev.pairkeeper.registry;

import dev.pairkeeper.registry.PairSpec.MysqlSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.registry.PairSpec.SshSpec;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.VirtualAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stored secret is kept for the place it was given for. Otherwise whoever may edit a pair, and
 * may not read its secrets, could have the panel log in with them at a host of their own. Where a
 * node, one of its ports or the VIP is another, each stored secret that would be sent there has to
 * be given again or removed. So has a fence command, which would put another machine out of the
 * way.
 */
record SecretPlaceRules(PairSpec spec, PairEntity stored, Set<String> kept, Findings findings) {

  /** Checks a spec that has its defaults; {@code nodes} are the stored ones behind the spec's. */
  void check(List<@Nullable NodeEntity> nodes) {
    List<NodeSpec> wanted = spec.nodes() == null ? List.of() : spec.nodes();
    for (int i = 0; i < wanted.size(); i++) {
      NodeEntity node = nodes.get(i);
      if (node != null && wanted.get(i).host() != null) {
        check(wanted.get(i), node, new FieldRules("nodes[%d]".formatted(i), findings));
      }
    }
  }

  private void check(NodeSpec wanted, NodeEntity node, FieldRules fields) {
    SshSpec ssh = wanted.ssh();
    MysqlSpec mysql = wanted.mysql();
    if (!node.isHost(wanted.host())) {
      again(
          SecretField.FENCE_COMMAND,
          wanted.fenceCommand(),
          "Must be given again or removed: the stored one puts %s out of the way."
              .formatted(node.host()),
          fields);
    }
    if (ssh != null && !node.isAt(wanted.host(), ssh.port())) {
      String why = elsewhere("%s, port %d".formatted(node.host(), node.sshPort()));
      again(SecretField.SSH_PRIVATE_KEY, ssh.privateKey(), why, fields);
      again(SecretField.SSH_PASSWORD, ssh.password(), why, fields);
    }
    if (mysql != null && !node.servesAt(wanted.host(), mysql.port())) {
      String why = elsewhere("%s, port %d".formatted(node.host(), node.mysqlPort()));
      again(SecretField.MYSQL_PASSWORD, mysql.password(), why, fields);
    } else if (mysql != null && vipMoved()) {
      String why = elsewhere("the VIP " + stored.toPair().vip().host());
      again(SecretField.MYSQL_PASSWORD, mysql.password(), why, fields);
    }
  }

  /** The panel also logs in through the VIP, with the account of a node. */
  private boolean vipMoved() {
    VirtualAddress known = stored.toPair().vip();
    return VipRules.read(spec.vip())
        .filter(wanted -> !wanted.address().equals(known.address()))
        .isPresent();
  }

  private void again(SecretField field, @Nullable Secret given, String why, FieldRules fields) {
    if (given == null && kept.contains(fields.pathOf(field.path()))) {
      fields.refuse(field.path(), why);
    }
  }

  private static String elsewhere(String place) {
    return "Must be given again: the stored one is for %s and is not sent elsewhere."
        .formatted(place);
  }
}
