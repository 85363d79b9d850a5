package dev.pairkeeper.topology;

/**
 * One server of a pair, as it is registered.
 *
 * @param host name or address under which the panel and the peer reach it
 * @param networkInterface the interface that carries the VIP
 * @param mayOwn false for a node that must never be chosen as VIP owner
 */
public record Node(
    String name,
    String host,
    String networkInterface,
    Priority priority,
    boolean mayOwn,
    MysqlEndpoint mysql,
    SshEndpoint ssh) {

  /** The node as messages name it when it is about its server: {@code db1 (10.0.0.11:3306)}. */
  public String mysqlAddress() {
    return "%s (%s:%d)".formatted(name, host, mysql.port());
  }

  /** The node as messages name it when it is about its host: {@code db1 (10.0.0.11:22)}. */
  public String sshAddress() {
    return "%s (%s:%d)".formatted(name, host, ssh.port());
  }
}
