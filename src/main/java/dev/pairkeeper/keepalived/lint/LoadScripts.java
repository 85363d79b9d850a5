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
    return Stream.concat(
        node.declared().scripts().stream().flatMap(script -> faults(node, script)),
        commands(node).flatMap(line -> unsecured(node, line).stream()));
  }

  private static Stream<Hit> faults(LintedNode node, VrrpScriptBlock script) {
    Statement block = script.statement();
    if (script.command().isEmpty()) {
      return Stream.of(Hit.at(node, block.at(), "The script has no command."));
    }
    @Nullable ScriptFact fact = fact(node, script.command().getFirst());
    boolean used = node.declared().instances().isEmpty();
    if (fact == null || used) {
      return Stream.of();
    }
    if (!fact.exists()) {
      return Stream.of(
          Hit.at(node, block.at(), "There is no %s.".formatted(script.command().getFirst())));
    }
    return isSecured(node) && othersMayWrite(fact)
        ? Stream.of(
            Hit.at(
                node,
                block.at(),
                "Others than root may write %s.".formatted(script.command().getFirst())))
        : Stream.of();
  }

  /** Whether keepalived keeps the script of that block for instances to track. */
  static boolean isKept(LintedNode node, Statement block) {
    return !block.is("vrrp_script")
        || (!new VrrpScriptBlock(block).command().isEmpty() && !lacksUser(node, block));
  }

  private static Optional<Hit> unsecured(LintedNode node, Statement line) {
    if (isSecured(node)) {
      return lacksUser(node, line) && !isInScriptWithUser(node, line)
          ? Optional.of(
              Hit.at(
                  node,
                  line.at(),
                  "There is no script_user, and hosts have no user keepalived_script."))
          : Optional.empty();
    }
    List<String> words = line.commandWords();
    @Nullable ScriptFact fact = words.size() < 2 ? null : fact(node, words.get(1));
    return words.size() < 2 || (fact != null && !fact.exists())
        ? Optional.empty()
        : Optional.of(Hit.at(node, line.at(), "A script runs without enable_script_security."));
  }

  private static boolean lacksUser(LintedNode node, Statement block) {
    return isSecured(node)
        && block.last("user").isEmpty()
        && node.declared().global("script_user").flatMap(Statement::value).isEmpty();
  }

  private static boolean isInScriptWithUser(LintedNode node, Statement line) {
    return node.declared().scripts().stream()
        .map(VrrpScriptBlock::statement)
        .filter(script -> script.statements().contains(line))
        .anyMatch(script -> script.last("user").isPresent());
  }

  private static boolean isSecured(LintedNode node) {
    return node.declared().global("enable_script_security").isPresent();
  }

  private static @Nullable ScriptFact fact(LintedNode node, String path) {
    return node.host().scripts() == null ? null : node.host().scripts().get(path);
  }

  private static boolean othersMayWrite(ScriptFact fact) {
    return !fact.owner().equals("root") || (Integer.parseInt(fact.mode(), 8) & 022) != 0;
  }

  /** Every line that has keepalived run something. */
  private static Stream<Statement> commands(LintedNode node) {
    return KeywordUse.in(node.configuration())
        .filter(use ->
            use.known()
                .filter(keyword -> keyword.value().kind() == ValueShape.Kind.COMMAND)
                .isPresent())
        .map(KeywordUse::statement)
        .filter(line -> !line.arguments().isEmpty());
  }
}
