package dev.pairkeeper.operation;

import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.mysql.MysqlAccessException;
import dev.pairkeeper.plan.Condition;
import dev.pairkeeper.plan.Condition.CommandSucceeds;
import dev.pairkeeper.plan.Condition.QueryAnswers;
import dev.pairkeeper.plan.Condition.Seen;
import dev.pairkeeper.plan.Looks;
import dev.pairkeeper.ssh.CommandResult;
import dev.pairkeeper.ssh.RemoteShellException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out whether conditions hold, by what is so now. */
final class Facts {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final String pair;
  private final PairWatch watch;
  private final Hosts hosts;
  private final Servers servers;

  Facts(String pair, PairWatch watch, Hosts hosts, Servers servers) {
    this.pair = pair;
    this.watch = watch;
    this.hosts = hosts;
    this.servers = servers;
  }

  /**
   * Looks again and again until everything holds.
   *
   * @throws StepFailedException with what does not hold when the time is over or somebody stopped
   *     it
   */
  void await(List<Condition> conditions, Duration limit, Stop stop) {
    long deadline = System.nanoTime() + limit.toNanos();
    List<String> against = against(conditions);
    while (!against.isEmpty()) {
      if (System.nanoTime() - deadline > 0) {
        throw new StepFailedException(
            "Not so after %d s. %s".formatted(limit.toSeconds(), String.join(" ", against)));
      }
      if (stop.within(BETWEEN_LOOKS)) {
        throw new StepFailedException("Stopped. " + String.join(" ", against));
      }
      against = against(conditions);
    }
  }

  private List<String> against(List<Condition> conditions) {
    boolean looks = conditions.stream().anyMatch(Seen.class::isInstance);
    List<String> unseen = looks ? againstLook(conditions) : List.of();
    return unseen.isEmpty()
        ? conditions.stream().flatMap(condition -> asked(condition).stream()).toList()
        : unseen;
  }

  private List<String> againstLook(List<Condition> conditions) {
    return watch
        .observeAfresh(pair)
        .map(PairStatus::snapshot)
        .map(look -> Looks.against(conditions, look))
        .orElse(List.of("The panel does not watch %s any more.".formatted(pair)));
  }

  private Optional<String> asked(Condition condition) {
    try {
      return switch (condition) {
        case Seen seen -> Optional.empty();
        case QueryAnswers query -> answer(query);
        case CommandSucceeds command -> outcome(command);
      };
    } catch (MysqlAccessException | RemoteShellException failed) {
      return Optional.of(String.valueOf(failed.getMessage()));
    }
  }

  private Optional<String> answer(QueryAnswers query) {
    String answer = servers.ask(query.node(), query.query(), PATIENCE);
    return query.expected().equals(answer)
        ? Optional.empty()
        : Optional.of("On %s, %s answers %s.".formatted(query.node(), query.query(), answer));
  }

  private Optional<String> outcome(CommandSucceeds command) {
    CommandResult result = hosts.run(command.node(), command.command(), new byte[0], PATIENCE);
    String said =
        Stream.of(result.errors(), result.output())
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("exit status " + result.exitStatus());
    return result.succeeded()
        ? Optional.empty()
        : Optional.of("Not so: %s %s".formatted(command.meaning(), said));
  }
}
