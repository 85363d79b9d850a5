package dev.pairkeeper.discovery;

import dev.pairkeeper.mysql.MysqlAccessException;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.registry.PairSpec.SshSpec;
import dev.pairkeeper.registry.Violation;
import dev.pairkeeper.ssh.RemoteShellException;
import org.jspecify.annotations.Nullable;

/** Says which field of a request to look at when a log-in failed, and what to do. */
final class AccessViolations {

  private AccessViolations() {}

  static Violation of(int index, NodeSpec node, RemoteShellException failure) {
    return switch (failure.kind()) {
      case ACCESS_DENIED ->
          violation(
              index,
              hasKey(node.ssh()) ? "ssh.privateKey" : "ssh.password",
              failure,
              "Check user and credentials.");
      case HOST_KEY_CHANGED ->
          violation(
              index,
              "ssh.hostKey",
              failure,
              "Give the host's present key, or none to take the one it shows.");
      case REFUSED -> violation(index, "ssh.port", failure, "Check port and sshd.");
      case UNREACHABLE, TIMED_OUT ->
          violation(index, "host", failure, "Check the host, its network and its firewall.");
      case TOO_MANY_CONNECTIONS, ERROR ->
          violation(index, "ssh", failure, "Try the log-in by hand.");
    };
  }

  static Violation of(int index, MysqlAccessException failure) {
    return switch (failure.kind()) {
      case ACCESS_DENIED ->
          violation(
              index,
              "mysql.password",
              failure,
              "Check user and password, and that the account may log in from the panel's host.");
      case REFUSED, UNREACHABLE, TIMED_OUT ->
          violation(index, "mysql.port", failure, "Check that the server runs and listens there.");
      case ERROR ->
          violation(
              index, "mysql.port", failure, "Check that a MySQL or MariaDB server listens there.");
      case TOO_MANY_CONNECTIONS, HOST_KEY_CHANGED ->
          violation(index, "mysql", failure, "Try again when it takes connections.");
    };
  }

  private static Violation violation(
      int index, String field, RuntimeException failure, String cure) {
    return new Violation(
        "nodes[%d].%s".formatted(index, field),
        "%s. %s".formatted(Shown.text(String.valueOf(failure.getMessage())), cure));
  }

  private static boolean hasKey(@Nullable SshSpec ssh) {
    return ssh != null && ssh.privateKey() != null && !ssh.privateKey().isEmpty();
  }
}
