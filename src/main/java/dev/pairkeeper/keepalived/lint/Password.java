package dev.pairkeeper.keepalived.lint;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A password that stands in clear text; the value itself is not kept.
 *
 * @param form how it is given, such as {@code -p…}
 * @param visible whether the process list shows it
 */
record Password(ShellCommand command, String form, boolean visible) {

  private static final Set<String> CLIENTS =
      Set.of(
          "mysql",
          "mariadb",
          "mysqladmin",
          "mariadb-admin",
          "mysqldump",
          "mariadb-dump",
          "mysqlcheck",
          "mysqlsh",
          "mysqlslap",
          "mysqlshow",
          "mysqlbinlog");
  private static final Pattern LONG =
      Pattern.compile("--(?:password|passwd)=(.+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern VARIABLE =
      Pattern.compile(
          "([A-Za-z0-9_]*(?:passw(?:or)?d|passwd|pwd|pass|secret))=(.+)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern ADDRESS =
      Pattern.compile("(?:mysqlx?|mariadb)://[^:/@\\s]+:([^@\\s]+)@.*", Pattern.CASE_INSENSITIVE);

  /** The first in a script. */
  static Optional<Password> in(ScriptText text) {
    return text.commands().stream().flatMap(command -> in(command).stream()).findFirst();
  }

  private static Optional<Password> in(ShellCommand command) {
    return command.arguments().stream()
        .flatMap(word -> argument(command, word).stream())
        .findFirst()
        .map(form -> new Password(command, form, true))
        .or(() ->
            command.assignments().stream()
                .flatMap(word -> assignment(word).stream())
                .findFirst()
                .map(form -> new Password(command, form, false)));
  }

  private static Optional<String> argument(ShellCommand command, String word) {
    boolean client = CLIENTS.contains(command.name()) || command.path().startsWith("$");
    Matcher option = LONG.matcher(word);
    if (option.matches() && isLiteral(option.group(1))) {
      return Optional.of("--password=…");
    }
    if (client && word.length() > 2 && word.startsWith("-p") && isLiteral(word.substring(2))) {
      return Optional.of("-p…");
    }
    Matcher address = ADDRESS.matcher(word);
    if (address.find() && isLiteral(address.group(1))) {
      return Optional.of("mysql://…");
    }
    return command.is("export", "local", "declare", "readonly")
        ? assignment(word)
        : Optional.empty();
  }

  private static Optional<String> assignment(String word) {
    Matcher variable = VARIABLE.matcher(word);
    return variable.matches()
            && isLiteral(variable.group(2))
            && !variable.group(1).toLowerCase(Locale.ROOT).equals("pwd")
            && !variable.group(1).equalsIgnoreCase("oldpwd")
            && !variable.group(2).startsWith("/")
        ? Optional.of(variable.group(1) + "=…")
        : Optional.empty();
  }

  /** Whether it is the value itself, not where to take it from. */
  private static boolean isLiteral(String value) {
    return !value.startsWith("$") && !value.startsWith("`") && !value.isBlank();
  }
}
