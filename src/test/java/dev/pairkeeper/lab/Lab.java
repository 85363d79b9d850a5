package dev.pairkeeper.lab;

import dev.pairkeeper.registry.PairSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A lab of two real hosts, each call one verb of {@code docker/lab/lab}. A lab is booted at its
 * first use in a test run, or taken over when all its hosts already run, and stays up for the next
 * run except where {@code CI=true}; no two test runs have the same lab at once.
 *
 * <p>Where no Docker engine answers, the test that asks for a lab is skipped, or fails where {@code
 * CI=true}. Tests get their lab by {@link OnLab}.
 */
public final class Lab {

  /** The servers a lab can have. */
  public enum Flavor {
    MYSQL97,
    MARIADB1011,
    MYSQL56;

    String argument() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What can be cut off on a host. */
  public enum Traffic {
    VRRP,
    VRRP_IN,
    VRRP_OUT,
    REPLICATION,
    SSH,
    MYSQL,
    /** What comes from this machine; {@link Lab#exec} does not come in either. */
    PANEL,
    ALL;

    String argument() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** A host's daemons, as the lab calls them on every flavor. */
  public enum Daemon {
    MYSQLD,
    KEEPALIVED;

    String argument() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private static final Duration BOOT = Duration.ofMinutes(10);
  private static final Duration VERB = Duration.ofMinutes(2);
  private static final Map<String, Lab> BOOTED = new ConcurrentHashMap<>();

  private final LabCommand command;
  private final LabInfo info;

  private Lab(LabCommand command) {
    this.command = command;
    this.info = LabInfo.parse(command.run(VERB, "info"));
  }

  /** A healthy pair of MySQL 9.7. */
  public static Lab mysql97() {
    return of(Flavor.MYSQL97);
  }

  /** A healthy pair of MariaDB 10.11. */
  public static Lab mariadb1011() {
    return of(Flavor.MARIADB1011);
  }

  /** A healthy pair of the given servers. */
  public static Lab of(Flavor flavor) {
    return named(flavor.argument(), flavor);
  }

  /** Two hosts on which nothing is set up. */
  public static Lab bare(Flavor flavor) {
    return named(flavor.argument() + "-bare", flavor, "--bare");
  }

  /** A pair whose servers are clones of each other: one server UUID (MySQL only). */
  public static Lab clones() {
    return named("mysql97-clones", Flavor.MYSQL97, "--clone");
  }

  private static Lab named(String name, Flavor flavor, String... options) {
    Function<String, Lab> boot = key -> boot(key, flavor, options);
    return BOOTED.computeIfAbsent(LabCommand.namePrefix() + "-" + name, boot);
  }

  private static Lab boot(String name, Flavor flavor, String... options) {
    LabCommand command = LabCommand.lockingLab(name);
    makeReady(command, flavor, options);
    return new Lab(command);
  }

  /** Takes the lab over if all its hosts run; otherwise what is left of one is removed first. */
  static void makeReady(LabCommand command, Flavor flavor, String... options) {
    Optional<String> status = command.outputOf(VERB, "status");
    boolean leftOff = status.filter(text -> text.contains("powered off")).isPresent();
    if (leftOff) {
      command.run(VERB, "down");
    }
    if (leftOff || status.isEmpty()) {
      List<String> arguments = new ArrayList<>(List.of("up", "--flavor", flavor.argument()));
      arguments.addAll(List.of(options));
      command.run(BOOT, arguments.toArray(String[]::new));
      command.runAtExitInCi("down");
    }
  }

  /** Addresses, accounts and the like. */
  public LabInfo info() {
    return info;
  }

  /** The pair as it would be registered. */
  public PairSpec pairSpec() {
    return info.pairSpec();
  }

  /** Ends every fault and makes the pair as it was after booting: healthy, VIP on db1. */
  public void reset() {
    command.run(VERB, "reset");
  }

  /** Makes the hosts anew, as they were after booting: also those of a bare lab. */
  public void renew() {
    command.run(BOOT, "reset", "--hard");
  }

  /** Drops the packets of that kind on the host. */
  public void cut(String host, Traffic what) {
    command.run(VERB, "cut", host, what.argument());
  }

  /** Ends every cut on the host. */
  public void heal(String host) {
    command.run(VERB, "heal", host);
  }

  /** Ends the process by SIGKILL; its unit may start it again. */
  public void kill(String host, Daemon daemon) {
    command.run(VERB, "kill", host, daemon.argument());
  }

  /** Ends the process by SIGKILL and keeps its unit from starting it again. */
  public void killAndKeepDown(String host, Daemon daemon) {
    command.run(VERB, "kill", host, daemon.argument(), "--keep-down");
  }

  /** Stops the process where it is, by SIGSTOP. */
  public void freeze(String host, Daemon daemon) {
    command.run(VERB, "freeze", host, daemon.argument());
  }

  /** Lets a frozen process go on. */
  public void thaw(String host, Daemon daemon) {
    command.run(VERB, "thaw", host, daemon.argument());
  }

  /** Stops the unit, as an administrator would. */
  public void stop(String host, Daemon daemon) {
    command.run(VERB, "stop", host, daemon.argument());
  }

  /** Starts the unit. */
  public void start(String host, Daemon daemon) {
    command.run(VERB, "start", host, daemon.argument());
  }

  /** Switches the host off, without any goodbye. */
  public void powerOff(String host) {
    command.run(VERB, "power-off", host);
  }

  /** Switches the host on again; its services take a few seconds. */
  public void powerOn(String host) {
    command.run(VERB, "power-on", host);
  }

  /** Runs a statement as the server's root, on the host itself. */
  public String sql(String host, String statement) {
    return command.run(VERB, "sql", host, statement);
  }

  /** Runs a command as the host's root and gives its output; fails when it fails. */
  public String exec(String host, String shellCommand) {
    return command.run(VERB, "ssh", host, shellCommand);
  }

  /** Whether one can log in to the host and run something there. */
  public boolean answers(String host) {
    return command.outputOf(VERB, "ssh", host, "true").isPresent();
  }

  /** Begins to commit through the VIP from the client; the verdict comes when that is over. */
  public CompletableFuture<Verdict> write(Duration time, int perSecond) {
    String seconds = Long.toString(time.toSeconds());
    String rate = Integer.toString(perSecond);
    return CompletableFuture.supplyAsync(
        () ->
            Verdict.parse(
                command.run(time.plus(VERB), "writer", "--seconds", seconds, "--rate", rate)),
        Thread::startVirtualThread);
  }

  @Override
  public String toString() {
    return "lab " + info.name();
  }
}
