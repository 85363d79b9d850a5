package dev.pairkeeper.operation;

import dev.pairkeeper.monitor.ConfigurationWatch;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.mysql.MysqlStatements;
import dev.pairkeeper.registry.FenceCommands;
import dev.pairkeeper.registry.PairPasswords;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.ssh.RemoteShells;
import dev.pairkeeper.topology.PairAccess;
import org.springframework.stereotype.Component;

/** Puts together what does the deeds of one run. */
@Component
class Workshop {

  private final PairRegistry registry;
  private final PairPasswords passwords;
  private final PairWatch watch;
  private final ConfigurationWatch files;
  private final RemoteShells shells;
  private final MysqlStatements statements;
  private final FenceCommands fenceCommands;
  private final StoredPackages packages;

  Workshop(
      PairRegistry registry,
      PairPasswords passwords,
      PairWatch watch,
      ConfigurationWatch files,
      RemoteShells shells,
      MysqlStatements statements,
      FenceCommands fenceCommands,
      StoredPackages packages) {
    this.packages = packages;
    this.registry = registry;
    this.passwords = passwords;
    this.watch = watch;
    this.files = files;
    this.shells = shells;
    this.statements = statements;
    this.fenceCommands = fenceCommands;
  }

  /** Connections to the pair's hosts, opened when they are needed. */
  Hosts hosts(PairAccess access) {
    return new Hosts(access, shells);
  }

  /** Log-ins to the pair's servers. */
  Servers servers(Hosts hosts) {
    return new Servers(hosts, statements);
  }

  /** What does deeds for that user over those connections. */
  Hands hands(String pair, String user, Hosts hosts, Servers servers) {
    Passwords named = new Passwords(passwords, pair);
    return new PairHands(
        hosts,
        servers,
        named,
        new Registrar(pair, user, registry, watch, files, named),
        new Facts(pair, watch, hosts, servers),
        new Fencing(fenceCommands, pair),
        packages);
  }
}
