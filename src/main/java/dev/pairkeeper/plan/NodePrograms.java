package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Preflight.OfHost;
import dev.pairkeeper.topology.Flavor;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The programs that a host should have, and the packages that bring them. */
public final class NodePrograms {

  static final NodeProgram KEEPALIVED = needed("keepalived", "keepalived", "keepalived");

  private static final NodeProgram MYSQL = needed("mysql", "mysql-client", "mysql");
  private static final NodeProgram MARIADB = needed("mariadb", "mariadb-client", "mariadb");

  private static final List<NodeProgram> OF_EVERY_HOST =
      List.of(
          KEEPALIVED,
          needed("timeout", "coreutils", "coreutils"),
          needed("flock", "util-linux", "util-linux"),
          needed("setsid", "util-linux", "util-linux"),
          needed("logger", "bsdutils", "util-linux"),
          needed("ip", "iproute2", "iproute"),
          needed("awk", "mawk", "gawk"),
          needed("sed", "sed", "sed"),
          new NodeProgram(
              "ping",
              "iputils-ping",
              "iputils",
              "iputils",
              "it asks no witness, so a node that is cut off keeps the VIP and stays open"),
          new NodeProgram(
              "arping",
              "iputils-arping",
              "iputils",
              "iputils",
              "a switchover can't tell the neighbours where the VIP is before keepalived does, and applications wait longer"),
          new NodeProgram(
              "perl",
              "perl-base",
              "perl-interpreter",
              "perl",
              "it hears no adverts: after VRRP was cut it stays away from the VIP until its peer takes no writes any more"),
          new NodeProgram(
              "nft",
              "nftables",
              "nftables",
              "nftables",
              "clients that connect while the VIP moves may wait a second"));

  private NodePrograms() {}

  private static NodeProgram needed(String name, String apt, String rpm) {
    return new NodeProgram(name, apt, rpm, rpm, null);
  }

  /** What a host is asked about, one word a program, as {@code node/preflight.sh} wants them. */
  public static List<String> questions() {
    return Stream.concat(OF_EVERY_HOST.stream(), Stream.of(MYSQL, MARIADB))
        .map(NodeProgram::question)
        .toList();
  }

  /** The command line client of those servers; either client can talk to either server. */
  static NodeProgram client(Flavor flavor) {
    return flavor == Flavor.MARIADB ? MARIADB : MYSQL;
  }

  /**
   * Those that the host lacks.
   *
   * @param flavor of its server; null when that is not known, which leaves out the client
   */
  static List<NodeProgram> missing(OfHost host, @Nullable Flavor flavor) {
    Stream<NodeProgram> client =
        flavor == null || host.client(flavor).isPresent()
            ? Stream.empty()
            : Stream.of(client(flavor));
    return Stream.concat(
            OF_EVERY_HOST.stream().filter(program -> !host.programs().containsKey(program.name())),
            client)
        .toList();
  }
}
