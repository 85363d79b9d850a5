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
    List<Statement> globals = node.declared().globals();
    boolean checked = !node.declared().instances().isEmpty();
    return Stream.concat(
        node.declared().scripts().stream()
            .flatMap(script -> fault(node, globals, script, checked).stream()),
        KeywordUse.in(node.configuration())
            .filter(LoadScripts::runsSomething)
            .flatMap(use -> unsecured(node, globals, use).stream()));
  }

  private static Optional<Hit> fault(
      LintedNode node, List<Statement> globals, VrrpScriptBlock script, boolean checked) {
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
    return isSecured(globals) && othersMayWrite(fact)
        ? Optional.of(Hit.at(node, block.at(), "Others than root may write %s.".formatted(path)))
        : Optional.empty();
  }

  /** Whether keepalived keeps what that block declares for instances to track. */
  static boolean isKept(List<Statement> globals, Statement block) {
    return !block.is("vrrp_script")
        || (!new VrrpScriptBlock(block).command().isEmpty() && !lacksUser(globals, block));
  }

  private static Optional<Hit> unsecured(LintedNode node, List<Statement> globals, KeywordUse use) {
    Statement line = use.statement();
    if (isSecured(globals)) {
      return use.outer() != null && lacksUser(globals, use.outer())
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

  private static boolean lacksUser(List<Statement> globals, Statement block) {
    return isSecured(globals)
        && block.last("user").isEmpty()
        && globals.stream().noneMatch(line -> line.is("script_user") && line.value().isPresent());
  }

  private static boolean isSecured(List<Statement> globals) {
    return globals.stream().anyMatch(line -> line.is("enable_script_security"));
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
