package dev.pairkeeper.operation;

import dev.pairkeeper.mysql.MysqlAccessException;
import dev.pairkeeper.mysql.MysqlStatements.Masked;
import dev.pairkeeper.plan.Condition;
import dev.pairkeeper.plan.Deed;
import dev.pairkeeper.plan.Deed.Await;
import dev.pairkeeper.plan.Deed.CatchUp;
import dev.pairkeeper.plan.Deed.Check;
import dev.pairkeeper.plan.Deed.Command;
import dev.pairkeeper.plan.Deed.Connect;
import dev.pairkeeper.plan.Deed.EndSessions;
import dev.pairkeeper.plan.Deed.Register;
import dev.pairkeeper.plan.Deed.RunFenceCommand;
import dev.pairkeeper.plan.Deed.Sql;
import dev.pairkeeper.plan.FileDeed.CopyPackages;
import dev.pairkeeper.plan.FileDeed.EditFile;
import dev.pairkeeper.plan.FileDeed.RestoreFile;
import dev.pairkeeper.plan.FileDeed.WriteFile;
import dev.pairkeeper.plan.Registration;
import dev.pairkeeper.quoting.SqlText;
import dev.pairkeeper.ssh.CommandResult;
import dev.pairkeeper.ssh.RemoteShellException;
import dev.pairkeeper.topology.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The one place where an operation touches servers, hosts and the registry. */
final class PairHands implements Hands {

  private final Hosts hosts;
  private final Servers servers;
  private final Passwords passwords;
  private final Registrar registrar;
  private final Facts facts;
  private final Fencing fencing;
  private final StoredPackages packages;
  private final ClientSessions sessions;

  PairHands(
      Hosts hosts,
      Servers servers,
      Passwords passwords,
      Registrar registrar,
      Facts facts,
      Fencing fencing,
      StoredPackages packages) {
    this.packages = packages;
    this.hosts = hosts;
    this.servers = servers;
    this.passwords = passwords;
    this.registrar = registrar;
    this.facts = facts;
    this.fencing = fencing;
    this.sessions = new ClientSessions(servers);
  }

  @Override
  public String does(Deed deed, Duration limit, Stop stop) {
    try {
      return switch (deed) {
        case Sql sql -> statements(sql, limit);
        case Command command -> command(command, limit);
        case Connect(List<String> nodes) -> connect(nodes);
        case CatchUp caughtUp -> catchUp(caughtUp, limit);
        case EndSessions ending -> sessions.end(ending, limit, stop);
        case WriteFile file -> files(limit).write(file, file.content().revealed(passwords::reveal));
        case EditFile file -> files(limit).edit(file);
        case CopyPackages copy -> packages(copy, files(limit));
        case RestoreFile file -> files(limit).restore(file);
        case RunFenceCommand fence -> fencing.run(fence, limit, stop);
        case Await(List<Condition> conditions) -> holds(conditions, limit, stop);
        case Check(List<Condition> conditions) -> holds(conditions, limit, stop);
        case Register(Registration registration) -> registrar.register(registration, limit, stop);
      };
    } catch (MysqlAccessException | RemoteShellException | IllegalArgumentException failed) {
      throw new StepFailedException(String.valueOf(failed.getMessage()));
    }
  }

  @Override
  public void verify(List<Condition> conditions, Duration limit, Stop stop) {
    facts.await(conditions, limit, stop);
  }

  private String statements(Sql sql, Duration limit) {
    List<Masked> statements =
        sql.statements().stream()
            .map(text -> new Masked(text.revealed(passwords::reveal), text.shown()))
            .toList();
    return String.join("\n", servers.run(sql.node(), statements, limit));
  }

  private String connect(List<String> nodes) {
    for (String node : nodes) {
      hosts.keep(node);
      servers.keep(node);
    }
    return "";
  }

  private String catchUp(CatchUp wanted, Duration limit) {
    String position = String.valueOf(servers.ask(wanted.source(), wanted.position(), limit));
    String carrying = "SET %s = %s".formatted(CatchUp.POSITION, SqlText.literal(position));
    servers.run(wanted.target(), List.of(new Masked(Secret.of(carrying), carrying)), limit);
    String answer = servers.ask(wanted.target(), wanted.waiting(), limit);
    if (!"0".equals(answer)) {
      throw new StepFailedException(
          "%s has not applied everything that %s has, which is %s."
              .formatted(wanted.target(), wanted.source(), position));
    }
    return position;
  }

  private String command(Command command, Duration limit) {
    CommandResult result = hosts.run(command.node(), command.command(), new byte[0], limit);
    String said = (result.output() + result.errors()).strip();
    if (!result.succeeded()) {
      throw new StepFailedException(
          "%s: '%s' ended with %d. %s"
              .formatted(command.node(), command.command(), result.exitStatus(), said));
    }
    return said;
  }

  private String packages(CopyPackages copy, RemoteFiles files) {
    List<String> copied = new ArrayList<>();
    packages.each(
        copy.archive(),
        copy.files(),
        (file, content) -> {
          files.copy(copy, file, content);
          copied.add(file.name());
        });
    if (copied.size() < copy.files().size()) {
      throw new StepFailedException(
          "The upload %s lacks packages that it had.".formatted(copy.archive()));
    }
    return "%d packages copied and compared.".formatted(copied.size());
  }

  private String holds(List<Condition> conditions, Duration limit, Stop stop) {
    facts.await(conditions, limit, stop);
    return Condition.sentence(conditions);
  }

  private RemoteFiles files(Duration limit) {
    return new RemoteFiles(hosts, limit);
  }
}
