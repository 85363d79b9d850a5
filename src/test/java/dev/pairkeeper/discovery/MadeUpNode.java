package dev.pairkeeper.discovery;

import dev.pairkeeper.mysql.ServerDescription;
import dev.pairkeeper.mysql.ServerDescription.Reader;
import dev.pairkeeper.mysql.ServerDescription.Source;
import dev.pairkeeper.registry.PairSpec.MysqlSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.registry.PairSpec.SshSpec;
import dev.pairkeeper.topology.InterfaceAddress;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.ServerVersion;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** A node as discovery might have read it; a test says only what matters to it. */
@NullUnmarked
final class MadeUpNode {

  private static final String CONFIGURATION = "/etc/keepalived/keepalived.conf";

  private final int index;
  private final String name;
  private final String address;
  private final List<InterfaceAddress> addresses = new ArrayList<>();
  private final Map<String, String> neighbours = new HashMap<>();
  private final List<HostProcess> processes = new ArrayList<>();
  private final List<UnitFacts> units = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();
  private final List<Reader> readers = new ArrayList<>();
  private final HostFiles files = new HostFiles();
  private final List<String> initScripts = new ArrayList<>();
  private String user = "root";
  private boolean writable;
  private boolean serverIsRead = true;

  MadeUpNode(int index, String name, String address) {
    this.index = index;
    this.name = name;
    this.address = address;
    has("eth0", address + "/24");
  }

  static MadeUpNode first(String name, String address) {
    return new MadeUpNode(0, name, address);
  }

  static MadeUpNode second(String name, String address) {
    return new MadeUpNode(1, name, address);
  }

  MadeUpNode has(String networkInterface, String addressAndPrefix) {
    String[] parts = addressAndPrefix.split("/", 2);
    addresses.add(
        new InterfaceAddress(
            networkInterface, InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]), null));
    return this;
  }

  MadeUpNode hears(String ofAddress, String hardwareAddress) {
    neighbours.put(ofAddress, hardwareAddress);
    return this;
  }

  MadeUpNode keepalived(String configuration) {
    runs("keepalived", null, "/usr/sbin/keepalived", "-D");
    return file(CONFIGURATION, configuration);
  }

  MadeUpNode runs(String process, String unit, String... arguments) {
    processes.add(new HostProcess(process, Arrays.asList(arguments), arguments[0], unit));
    return this;
  }

  MadeUpNode unit(String showText) {
    units.addAll(UnitFacts.parse(showText).stream().toList());
    return this;
  }

  MadeUpNode withoutSystemd(String... scripts) {
    initScripts.addAll(List.of(scripts));
    return this;
  }

  MadeUpNode file(String path, String text) {
    files.read(path, text);
    return this;
  }

  MadeUpNode mayNotRead(String path) {
    user = "dba";
    files.refuse(path);
    return this;
  }

  MadeUpNode replicatesFrom(String host, int port, String account) {
    sources.add(new Source("", host, port, account));
    return this;
  }

  MadeUpNode isReadBy(String account, String host) {
    readers.add(new Reader(account, host));
    return this;
  }

  MadeUpNode writable() {
    writable = true;
    return this;
  }

  MadeUpNode withoutServer() {
    serverIsRead = false;
    return this;
  }

  HostLook look() {
    return new HostLook(
        new HostFacts(
            user,
            name,
            addresses,
            neighbours,
            initScripts.isEmpty(),
            processes,
            units,
            initScripts,
            "Keepalived v2.2.7",
            List.of(),
            List.of("/etc/my.cnf", "/etc/mysql/my.cnf")),
        files,
        "ssh-ed25519 AAAA" + name);
  }

  NodeFacts facts() {
    HostLook look = look();
    Told<Integer> port = ServerChoice.of(look, null, null, "").orElse(null);
    NodeSpec access =
        new NodeSpec(
            null,
            address,
            null,
            null,
            null,
            new MysqlSpec(null, "pairkeeper", Secret.of("pk-secret"), null, null, null),
            new SshSpec(null, "root", null, null, Secret.of("ssh-secret"), null, null));
    boolean read = serverIsRead && port != null;
    return new NodeFacts(
        index,
        access,
        null,
        look,
        null,
        port,
        look.servers(),
        read ? server(port.value()) : null,
        read ? null : "nobody listens.");
  }

  private ServerDescription server(int port) {
    return new ServerDescription(
        ServerVersion.parse("5.7.20"),
        name,
        "uuid-of-" + name,
        port,
        "/tmp/mysql.sock",
        writable,
        sources,
        readers,
        List.of());
  }
}
