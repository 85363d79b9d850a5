package dev.pairkeeper.discovery;

import dev.pairkeeper.topology.InterfaceAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code node/discover.sh} told of a host.
 *
 * @param userName the account that looked
 * @param neighbours hardware address by the address that it answers for
 * @param processes running daemons: keepalived, mysqld, mariadbd
 * @param units that systemd has loaded
 * @param initScripts names of scripts in /etc/init.d, on a host without systemd
 * @param keepalivedVersion first line of {@code keepalived --version}, empty when not installed
 * @param keepalivedDefaults files that keepalived reads when it is told none
 * @param mysqlDefaults files that the server reads when it is told none
 */
record HostFacts(
    String userName,
    String hostName,
    List<InterfaceAddress> addresses,
    Map<String, String> neighbours,
    boolean systemd,
    List<HostProcess> processes,
    List<UnitFacts> units,
    List<String> initScripts,
    String keepalivedVersion,
    List<String> keepalivedDefaults,
    List<String> mysqlDefaults) {

  static final String KEEPALIVED = "keepalived";

  /** keepalived's process, if it runs. */
  Optional<HostProcess> keepalived() {
    return processes.stream().filter(process -> process.name().equals(KEEPALIVED)).findFirst();
  }

  /** Processes of database servers. */
  Stream<HostProcess> servers() {
    return processes.stream().filter(process -> !process.name().equals(KEEPALIVED));
  }

  /** The unit of that name, if systemd has it. */
  Optional<UnitFacts> unit(String name) {
    return units.stream().filter(unit -> unit.name().equals(name)).findFirst();
  }
}
