package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpScriptBlock;
import dev.pairkeeper.keepalived.lint.HostFacts.ScriptFact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of scripts keeps a configuration from loading; from notify.c. That a script is not
 * executable, or a notify script not there, keepalived only logs.
 */
final class LoadScripts {

  private LoadScripts() {}

  static Stream<Hit> faults(LintedNode node) {
    boolean checked = !node.declared().instances().isEmpty();
    return Stream.of(
            unknownUsers(node),
            node.declared().scripts().stream()
                .flatMap(script -> fault(node, script, checked).stream()),
            KeywordUse.in(node.configuration())
                .filter(LoadScripts::runsSomething)
                .flatMap(use -> unsecured(node, use).stream()))
        .flatMap(hits -> hits);
  }

  /** That of a notify line keepalived only logs. */
  private static Stream<Hit> unknownUsers(LintedNode node) {
    return ScriptUsers.lines(node)
        .filter(line -> node.host().lacksUser(line.value().orElse("")))
        .map(line ->
            Hit.at(node, line.at(), "There is no user %s.".formatted(line.value().orElse(""))));
  }

  private static Optional<Hit> fault(LintedNode node, VrrpScriptBlock script, boolean checked) {
    Statement block = script.statement();
    if (script.command().isEmpty()) {
      return Optional.of(Hit.at(node, block.at(), "The script has no command."));
    }
    String path = script.command().getFirst();
    @Nullable ScriptFact fact = checked ? fact(node, path) : null;
    if (fact == null) {
      return Optional.empty();
    }
    if (!fact.exists()) {
      return Optional.of(Hit.at(node, block.at(), "There is no %s.".formatted(path)));
    }
    return isSecured(node) && othersMayWrite(fact)
        ? Optional.of(Hit.at(node, block.at(), "Others than root may write %s.".formatted(path)))
        : Optional.empty();
  }

  /** Whether keepalived keeps what that block declares for instances to track. */
  static boolean isKept(LintedNode node, Statement block) {
    return !block.is("vrrp_script")
        || (!new VrrpScriptBlock(block).command().isEmpty() && !lacksUser(node, block));
  }

  private static Optional<Hit> unsecured(LintedNode node, KeywordUse use) {
    Statement line = use.statement();
    if (isSecured(node)) {
      return use.outer() != null && lacksUser(node, use.outer())
          ? Optional.of(Hit.at(node, line.at(), "There is no user to run it as."))
          : Optional.empty();
    }
    List<String> words = line.commandWords();
    @Nullable ScriptFact fact = words.size() < 2 ? null : fact(node, words.get(1));
    return words.size() < 2 || (fact != null && !fact.exists())
        ? Optional.empty()
        : Optional.of(Hit.at(node, line.at(), "A script runs without enable_script_security."));
  }

  /**
   * Whether nobody is there to run it as: hosts that were not asked are taken to have who is named,
   * and not to have the default user.
   */
  private static boolean lacksUser(LintedNode node, Statement block) {
    Optional<String> named =
        block.last("user").flatMap(Statement::value).or(() -> ScriptUsers.standard(node));
    return named
        .map(node.host()::lacksUser)
        .orElseGet(() -> isSecured(node) && !node.host().hasUser(ScriptUsers.DEFAULT));
  }

  private static boolean isSecured(LintedNode node) {
    return node.declared().global("enable_script_security").isPresent();
  }

  private static boolean runsSomething(KeywordUse use) {
    return !use.statement().arguments().isEmpty()
        && use.known()
            .filter(keyword -> keyword.value().kind() == ValueShape.Kind.COMMAND)
            .isPresent();
  }

  private static @Nullable ScriptFact fact(LintedNode node, String path) {
    return node.host().scripts() == null ? null : node.host().scripts().get(path);
  }

  private static boolean othersMayWrite(ScriptFact fact) {
    return !fact.owner().equals("root") || (Integer.parseInt(fact.mode(), 8) & 022) != 0;
  }
}
