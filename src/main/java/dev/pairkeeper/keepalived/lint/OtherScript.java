package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.lint.ScriptTokens.Kind;
import dev.pairkeeper.keepalived.lint.ScriptTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a script that is no shell's shows of itself: commands that it hands to the system, values
 * that it gives to names, strings, and client libraries that it uses without any time limit. What
 * it makes of them stays unknown.
 */
final class OtherScript {

  private static final Set<String> RUNNERS =
      Set.of(
          "system",
          "popen",
          "popen2",
          "popen3",
          "call",
          "run",
          "check_call",
          "check_output",
          "Popen",
          "exec",
          "execl",
          "execv",
          "execvp",
          "execlp",
          "shell_exec",
          "passthru",
          "proc_open",
          "spawn",
          "spawnSync",
          "execSync",
          "execFile",
          "getoutput",
          "getstatusoutput");
  private static final Set<String> CONNECTORS =
      Set.of("connect", "mysqli_connect", "mysqli", "PDO", "real_connect");
  private static final Set<String> LIBRARIES =
      Set.of("pymysql", "MySQLdb", "mysql.connector", "mysqli", "mysqli_connect", "PDO", "DBI");
  private static final Pattern LIMIT = Pattern.compile("timeout|alarm", Pattern.CASE_INSENSITIVE);
  private static final Pattern SECRET = Pattern.compile("(?i).*(passw(or)?d|passwd|pwd|secret)");

  private final List<Token> tokens;
  private final boolean limited;
  private final List<ShellCommand> commands = new ArrayList<>();
  private int at;

  private OtherScript(List<Token> tokens, boolean limited) {
    this.tokens = tokens;
    this.limited = limited;
  }

  /** As commands, so that what looks through a shell script can look through it. */
  static List<ShellCommand> commands(String text, ScriptLanguage language) {
    return new OtherScript(ScriptTokens.of(text, language), LIMIT.matcher(text).find()).read();
  }

  private List<ShellCommand> read() {
    for (at = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      switch (token.kind()) {
        case COMMAND -> run(token.line(), List.of(token.text()));
        case NAME -> name(token);
        case STRING -> {
          add(token.line(), List.of(), "", List.of(token.text()));
          given(token);
        }
        case SIGN -> {}
      }
    }
    return List.copyOf(commands);
  }

  private void name(Token token) {
    String name = last(token.text());
    if (RUNNERS.contains(name)) {
      run(token.line(), strings(at + 1));
    } else if (CONNECTORS.contains(name) && strings(at + 1).size() >= 3) {
      give(token.line(), "password", strings(at + 1).get(2));
    } else if (Set.of("sleep", "usleep").contains(name) && isCall()) {
      add(token.line(), List.of(), "sleep", next(2));
    } else if (Set.of("flock", "lockf").contains(name)) {
      add(token.line(), List.of(), "flock", List.of());
    }
    if (!limited && LIBRARIES.contains(token.text())) {
      add(token.line(), List.of(), token.text(), List.of());
    }
    given(token);
  }

  private static String last(String name) {
    String[] parts = name.split("\\.|->|::", -1);
    return parts[parts.length - 1];
  }

  private boolean isCall() {
    return at + 1 < tokens.size() && tokens.get(at + 1).isSign("(");
  }

  private List<String> next(int distance) {
    return at + distance < tokens.size() ? List.of(tokens.get(at + distance).text()) : List.of();
  }

  /** A value that is given to something that is called like a password. */
  private void given(Token token) {
    boolean named =
        at + 2 < tokens.size()
            && SECRET.matcher(token.text()).matches()
            && tokens.get(at + 1).is(Kind.SIGN)
            && Set.of("=", "=>", ":").contains(tokens.get(at + 1).text())
            && tokens.get(at + 2).is(Kind.STRING);
    if (named) {
      give(token.line(), "password", tokens.get(at + 2).text());
    }
  }

  private void give(int line, String name, String value) {
    add(line, List.of("%s=%s".formatted(name, value)), "", List.of());
  }

  /** The strings that follow with nothing but brackets and commas between them. */
  private List<String> strings(int from) {
    List<String> found = new ArrayList<>();
    for (int i = from; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is(Kind.STRING)) {
        found.add(token.text());
      } else if (!token.isSign("(") && !token.isSign("[") && !token.isSign(",")) {
        break;
      }
    }
    return found;
  }

  /** One string is for a shell, several are the words of a command. */
  private void run(int line, List<String> strings) {
    if (strings.size() == 1) {
      new ShellReader(strings.getFirst())
          .read()
          .forEach(found -> commands.add(found.movedTo(line)));
    } else if (!strings.isEmpty()) {
      commands.add(ShellCommand.of(line, -1, strings));
    }
  }

  private void add(int line, List<String> assignments, String path, List<String> arguments) {
    commands.add(new ShellCommand(line, -1, assignments, List.of(), path, arguments));
  }

  /** Whether a name is that of a client library, in the form in which it is told. */
  static boolean isLibrary(String name) {
    return LIBRARIES.contains(name);
  }

  /** The name of a library as a person would call it. */
  static String libraryName(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith("mysqli") ? "mysqli" : name;
  }
}
