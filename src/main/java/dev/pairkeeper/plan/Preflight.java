package dev.pairkeeper.plan;

import dev.pairkeeper.topology.Flavor;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may stand in the way of setting a pair up on one of its nodes.
 *
 * @param host null when the host did not tell
 * @param server null when the server did not tell
 */
public record Preflight(@Nullable OfHost host, @Nullable OfServer server) {

  /** What was found out, or that it could not be. */
  public enum Finding {
    YES,
    NO,
    UNKNOWN
  }

  /**
   * What a host told.
   *
   * @param root whether the panel's user can run commands as root
   * @param clockAhead of the host before the panel's clock, negative when it is behind; off by half
   *     the time of a round trip at most
   * @param programs full path by name, of those that are installed
   * @param packages how packages are installed
   * @param installable of the packages of programs that are not there, by the packages' names,
   *     whether they could be installed
   * @param reachesPeer whether the peer's server was reached from here
   * @param peerSaid what the peer's server, or the client, said then
   * @param freeBytes where the server's data are; null when not known
   * @param optionFolders that the server's option files include, the last one is read last
   * @param hasInterface whether the interface for the VIP is there
   * @param vipAnswered whether some host answered for the VIP
   * @param heardVrrp hosts that advertised the pair's virtual router; null when nobody could listen
   * @param firewall the rules; null when they could not be read
   * @param selinux Enforcing, Permissive or Disabled; null where there is none
   * @param profiles of AppArmor that are loaded for keepalived and the running server
   * @param keepalivedEnabled whether keepalived starts with the host; null when not known
   */
  public record OfHost(
      boolean root,
      Duration clockAhead,
      Map<String, String> programs,
      PackageTool packages,
      Map<String, Finding> installable,
      Finding reachesPeer,
      String peerSaid,
      @Nullable Long freeBytes,
      List<String> optionFolders,
      boolean hasInterface,
      Finding vipAnswered,
      String vipSaid,
      @Nullable Set<String> heardVrrp,
      @Nullable String firewall,
      @Nullable String selinux,
      List<AppArmorProfile> profiles,
      @Nullable Boolean keepalivedEnabled) {

    public OfHost {
      programs = Map.copyOf(programs);
      installable = Map.copyOf(installable);
      optionFolders = List.copyOf(optionFolders);
      profiles = List.copyOf(profiles);
      heardVrrp = heardVrrp == null ? null : Set.copyOf(heardVrrp);
    }

    /** Path of the server's command line client, the one of its own flavor first. */
    Optional<String> client(Flavor flavor) {
      return program(flavor, "mariadb", "mysql");
    }

    /** Path of the client that dumps; MariaDB's can't tell which GTIDs a dump of MySQL has. */
    Optional<String> dumper(Flavor flavor) {
      return flavor == Flavor.MARIADB
          ? program(flavor, "mariadb-dump", "mysqldump")
          : Optional.ofNullable(programs.get("mysqldump"));
    }

    private Optional<String> program(Flavor flavor, String ofMariadb, String ofMysql) {
      String preferred = flavor == Flavor.MARIADB ? ofMariadb : ofMysql;
      String other = flavor == Flavor.MARIADB ? ofMysql : ofMariadb;
      return Optional.ofNullable(programs.getOrDefault(preferred, programs.get(other)));
    }
  }

  /** What installs packages on a host. */
  public enum PackageTool {
    APT,
    DNF,
    YUM,
    NONE;

    /** As {@code node/pairkeeper-packages.sh} calls it. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a server told.
   *
   * @param variables by name in lower case, with values as {@code SHOW GLOBAL VARIABLES} has them
   * @param persisted those that {@code SET PERSIST} wrote, which no option file overrules
   * @param schemas of users
   * @param otherEngines tables of users that are not InnoDB's, as {@code schema.table (ENGINE)}
   * @param accounts as {@code user@host}
   * @param grants of the panel's account, one a line as {@code SHOW GRANTS} has them
   * @param replicas accounts and hosts of those that are connected, as {@code user@host}
   * @param clonePlugin whether the CLONE plugin is active
   * @param logInOnPeer whether this node's account of the panel may log in to the peer's server
   */
  public record OfServer(
      Map<String, String> variables,
      Map<String, String> persisted,
      List<Schema> schemas,
      List<String> otherEngines,
      List<String> accounts,
      List<String> grants,
      List<String> replicas,
      boolean clonePlugin,
      Finding logInOnPeer) {

    public OfServer {
      variables = Map.copyOf(variables);
      persisted = Map.copyOf(persisted);
      schemas =
          schemas.stream()
              .sorted(
                  Comparator.comparingLong(Schema::bytes).reversed().thenComparing(Schema::name))
              .toList();
      otherEngines = List.copyOf(otherEngines);
      accounts = List.copyOf(accounts);
      grants = List.copyOf(grants);
      replicas = List.copyOf(replicas);
    }

    /** Whether users have tables or schemas there. */
    boolean hasData() {
      return !schemas.isEmpty();
    }

    /** Size of all data of users. */
    long bytes() {
      return schemas.stream().mapToLong(Schema::bytes).sum();
    }

    @Nullable String variable(String name) {
      return variables.get(name);
    }
  }

  /** A schema of users, with its size as the server estimates it. */
  public record Schema(String name, long tables, long bytes) {

    /** As messages name it. */
    String says() {
      return "%s (%d tables, %s)".formatted(name, tables, Bytes.of(bytes));
    }
  }
}
