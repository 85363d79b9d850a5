package dev.pairkeeper.registry;

import dev.pairkeeper.topology.MysqlEndpoint;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Priority;
import dev.pairkeeper.topology.SshEndpoint;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A node's row. Only changed columns are written, so that a host key pinned meanwhile is not undone
 * by a change to something else.
 */
@Entity
@Table(name = "node")
@DynamicUpdate
class NodeEntity {

  @Id private String id;

  @ManyToOne(fetch = FetchType.LAZY)
  private PairEntity pair;

  private int position;
  private String name;
  private String host;
  private String networkInterface;
  private int priority;
  private boolean mayOwn;
  private int mysqlPort;
  private String mysqlUser;
  private @Nullable String mysqlSocket;
  private @Nullable String mysqlConfigFile;
  private @Nullable String mysqlServiceName;
  private int sshPort;
  private String sshUser;
  private boolean sshSudo;
  private @Nullable String sshHostKey;

  @SuppressWarnings("NullAway.Init")
  protected NodeEntity() {}

  @SuppressWarnings("NullAway.Init")
  NodeEntity(String id, PairEntity pair, int position, Node node) {
    this.id = id;
    this.pair = pair;
    write(position, node);
  }

  String id() {
    return id;
  }

  PairEntity pair() {
    return pair;
  }

  int position() {
    return position;
  }

  String name() {
    return name;
  }

  String host() {
    return host;
  }

  int sshPort() {
    return sshPort;
  }

  int mysqlPort() {
    return mysqlPort;
  }

  /** Whether its SSH server is at that host and port. */
  boolean isAt(@Nullable String thatHost, @Nullable Integer port) {
    return isHost(thatHost) && port != null && sshPort == port;
  }

  /** Whether its MySQL server is at that host and port. */
  boolean servesAt(@Nullable String thatHost, @Nullable Integer port) {
    return isHost(thatHost) && port != null && mysqlPort == port;
  }

  /** Whether it is at that host, however that is spelled. */
  boolean isHost(@Nullable String that) {
    return that != null && HostNames.canonical(host).equals(HostNames.canonical(that));
  }

  @Nullable String sshHostKey() {
    return sshHostKey;
  }

  void pinHostKey(String hostKey) {
    sshHostKey = hostKey;
  }

  final void write(int newPosition, Node node) {
    position = newPosition;
    name = node.name();
    host = node.host();
    networkInterface = node.networkInterface();
    priority = node.priority().value();
    mayOwn = node.mayOwn();
    mysqlPort = node.mysql().port();
    mysqlUser = node.mysql().user();
    mysqlSocket = node.mysql().socket();
    mysqlConfigFile = node.mysql().configFile();
    mysqlServiceName = node.mysql().serviceName();
    sshPort = node.ssh().port();
    sshUser = node.ssh().user();
    sshSudo = node.ssh().sudo();
    sshHostKey = node.ssh().hostKey();
  }

  Node toNode() {
    return new Node(
        name,
        host,
        networkInterface,
        new Priority(priority),
        mayOwn,
        new MysqlEndpoint(mysqlPort, mysqlUser, mysqlSocket, mysqlConfigFile, mysqlServiceName),
        new SshEndpoint(sshPort, sshUser, sshSudo, sshHostKey));
  }
}
