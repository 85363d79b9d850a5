package dev.pairkeeper.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.mysql.MysqlStatements;
import dev.pairkeeper.mysql.MysqlStatements.Masked;
import dev.pairkeeper.plan.Condition;
import dev.pairkeeper.plan.Deed;
import dev.pairkeeper.plan.Looks;
import dev.pairkeeper.plan.Plan;
import dev.pairkeeper.plan.SealedText;
import dev.pairkeeper.plan.SecretName;
import dev.pairkeeper.plan.Step;
import dev.pairkeeper.plan.Undo;
import dev.pairkeeper.quoting.ShellText;
import dev.pairkeeper.ssh.CommandResult;
import dev.pairkeeper.ssh.RemoteShell;
import dev.pairkeeper.ssh.RemoteShells;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.PairAccess;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does a plan's steps and undoes them, with no journal. */
final class PlainRunner {

  private final PairAccess access;
  private final RemoteShells shells;
  private final MysqlStatements servers;
  private final PairWatch watch;
  private final Map<SecretName, Secret> secrets;

  PlainRunner(
      PairAccess access,
      RemoteShells shells,
      MysqlStatements servers,
      PairWatch watch,
      Map<SecretName, Secret> secrets) {
    this.access = access;
    this.shells = shells;
    this.servers = servers;
    this.watch = watch;
    this.secrets = secrets;
  }

  void run(Plan plan) {
    for (Step step : plan.steps()) {
      run(step);
    }
  }

  void run(Step step) {
    long begun = System.nanoTime();
    String said = does(step.deed(), step.budget());
    await(step.verified(), step.budget());
    System.out.printf(
        "%3d %-55s %5d ms  %s%n",
        step.number(),
        step.title(),
        (System.nanoTime() - begun) / 1_000_000,
        said.strip().replace("\n", " | "));
  }

  void undo(List<Step> steps) {
    for (Step step : steps.reversed()) {
      if (step.undo() instanceof Undo.By(List<Deed> deeds)) {
        deeds.forEach(deed -> does(deed, step.budget()));
      }
    }
  }

  private String does(Deed deed, Duration limit) {
    return switch (deed) {
      case Deed.Sql sql ->
          String.join("\n", servers.run(node(sql.node()), masked(sql.statements()), limit));
      case Deed.Command command -> command(command.node(), command.command(), "", limit);
      case Deed.WriteFile file -> write(file);
      case Deed.EditFile file -> throw new UnsupportedOperationException();
      case Deed.RestoreFile file -> restore(file);
      case Deed.Await(List<Condition> conditions) -> await(conditions, limit);
      case Deed.Check(List<Condition> conditions) -> await(conditions, limit);
      case Deed.Register register -> register.detail();
    };
  }

  private List<Masked> masked(List<SealedText> statements) {
    return statements.stream()
        .map(text -> new Masked(text.revealed(secrets::get), text.shown()))
        .toList();
  }

  private String write(Deed.WriteFile file) {
    String path = ShellText.word(file.path());
    String save =
        file.savedAs() == null ? "" : "cp -p %s %s && ".formatted(path, ShellText.word(file.savedAs()));
    String script =
        "%scat >%s && chmod %s %s && chown %s %s"
            .formatted(save, path, file.mode(), path, file.owner(), path);
    return command(
        file.node(),
        root(file.sudo(), script),
        file.content().revealed(secrets::get).reveal(),
        Duration.ofSeconds(10));
  }

  private String restore(Deed.RestoreFile file) {
    String path = ShellText.word(file.path());
    String script =
        file.savedAs() == null
            ? "rm -f " + path
            : "test ! -e %s || cp -p %s %s"
                .formatted(
                    ShellText.word(file.savedAs()), ShellText.word(file.savedAs()), path);
    return command(file.node(), root(file.sudo(), script), "", Duration.ofSeconds(10));
  }

  private static String root(boolean sudo, String script) {
    return sudo ? "sudo -n /bin/sh -c " + ShellText.quote(script) : script;
  }

  private String command(String name, String command, String input, Duration limit) {
    try (RemoteShell shell = shells.connect(node(name), Duration.ofSeconds(10))) {
      CommandResult result = shell.run(command, input.getBytes(UTF_8), limit);
      if (!result.succeeded()) {
        throw new AssertionError(
            "%s: %s ended with %d: %s%s"
                .formatted(name, command, result.exitStatus(), result.output(), result.errors()));
      }
      return result.output() + result.errors();
    }
  }

  private NodeAccess node(String name) {
    return access.first().node().name().equals(name) ? access.first() : access.second();
  }

  private String await(List<Condition> conditions, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    for (Condition condition : conditions) {
      Optional<String> against = against(condition);
      while (against.isPresent()) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError(condition.says() + " Not so: " + against.get());
        }
        against = against(condition);
      }
    }
    return "";
  }

  private Optional<String> against(Condition condition) {
    try {
      return switch (condition) {
        case Condition.Seen seen -> Looks.against(seen, look());
        case Condition.QueryAnswers query -> {
          String answer =
              servers.ask(node(query.node()), query.query(), Duration.ofSeconds(5));
          yield query.expected().equals(answer) ? Optional.empty() : Optional.of("" + answer);
        }
        case Condition.CommandSucceeds command -> {
          command(command.node(), command.command(), "", Duration.ofSeconds(10));
          yield Optional.empty();
        }
      };
    } catch (RuntimeException failed) {
      return Optional.of(String.valueOf(failed.getMessage()));
    }
  }

  private PairSnapshot look() {
    return watch.observeNow(access.pair().name()).orElseThrow().snapshot();
  }
}
