package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Configuration;
import dev.pairkeeper.keepalived.conf.Statement;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The users that scripts of a configuration run as. */
public final class ScriptUsers {

  /** Whom scripts run as where nothing is said, if the host has that user (lib/notify.c). */
  static final String DEFAULT = "keepalived_script";

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,31}\\$?");
  private static final int MOST = 32;

  private ScriptUsers() {}

  /** Their names, to ask a host for: what can't be the name of a user is left out. */
  public static SortedSet<String> of(Configuration configuration) {
    LintedNode node = new LintedNode("", configuration, HostFacts.NONE);
    return Stream.of(
            Stream.of(DEFAULT),
            node.declared().global("script_user").flatMap(Statement::value).stream(),
            ScriptCall.of(node).map(ScriptCall::user).flatMap(Optional::stream))
        .flatMap(names -> names)
        .filter(name -> NAME.matcher(name).matches())
        .distinct()
        .limit(MOST)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The lines that name nothing but a user and its group, in the order of the text. */
  static Stream<Statement> lines(LintedNode node) {
    return Stream.concat(
        node.declared().global("script_user").stream(),
        ScriptCall.of(node)
            .filter(ScriptCall::isOfItsBlock)
            .flatMap(call -> call.owner().last("user").stream()));
  }

  /** Whom scripts run as that say nothing of it; empty when nothing else says it either. */
  static Optional<String> standard(LintedNode node) {
    return node.declared().global("script_user").flatMap(Statement::value);
  }
}
